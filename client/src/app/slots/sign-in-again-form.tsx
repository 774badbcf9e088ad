import { useQueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../../features/auth/api.ts';
import { SignInForm } from '../../features/auth/sign-in-form.tsx';

/** Inside the dialog over a page whose session ended: signs in, then calls `onDone`. */
export function SignInAgainForm({ onDone }: { onDone: () => void }) {
  const known = useQueryClient().getQueryData(sessionQuery.queryKey);
  return <SignInForm login={known?.person?.email} onDone={onDone} />;
}
