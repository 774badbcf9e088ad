import { useQueryClient } from '@tanstack/react-query';
import { SignInAgain } from '../../components/sign-in-again.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { markSignedIn, useIsSignedOut } from '../../lib/signed-out.ts';
import { SignInAgainForm } from '../slots/sign-in-again-form.tsx';

/** The session ended under an open page: sign in over it, and nothing that was typed is lost. */
export function SessionEnded() {
  const isSignedOut = useIsSignedOut();
  const queryClient = useQueryClient();
  const goOn = async () => {
    const session = await queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 });
    if (!session.person) return;
    markSignedIn();
    await queryClient.invalidateQueries();
  };
  return (
    <SignInAgain isOpen={isSignedOut}>
      <SignInAgainForm onDone={() => void goOn()} />
    </SignInAgain>
  );
}
