import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { markSignedOut } from '../../lib/signed-out.ts';
import { offerUndo } from '../../lib/undo.ts';
import { signOutMutation } from './api.ts';

export function SignOutButton() {
  const { t } = useTranslation('auth');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const signOut = useMutation({
    ...signOutMutation(),
    onSuccess: async () => {
      markSignedOut();
      await navigate({ to: '/sign-in' });
      queries.clear();
    },
    onError: (error) => offerUndo(errorSentence(error, t)),
  });
  return (
    <Button loading={signOut.isPending} onClick={() => signOut.mutate(undefined)}>
      {t('act.signOut')}
    </Button>
  );
}
