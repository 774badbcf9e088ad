import { SignInAgain } from '../../components/sign-in-again.tsx';
import { SignInAgainForm } from '../slots/sign-in-again-form.tsx';

export function SignInDialog({ isOpen, onDone }: { isOpen: boolean; onDone: () => void }) {
  return (
    <SignInAgain isOpen={isOpen}>
      <SignInAgainForm onDone={onDone} />
    </SignInAgain>
  );
}
