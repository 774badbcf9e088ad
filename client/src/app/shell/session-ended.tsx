import { useQueryClient } from '@tanstack/react-query';
import { LateDialog } from '../../components/late-dialog.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { late } from '../../lib/late.ts';
import { markSignedIn, useIsSignedOut } from '../../lib/signed-out.ts';

const SignInDialog = late(async () => (await import('./sign-in-dialog.tsx')).SignInDialog);

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
    <LateDialog isOpen={isSignedOut}>
      {(isOpen) => <SignInDialog isOpen={isOpen} onDone={() => void goOn()} />}
    </LateDialog>
  );
}
