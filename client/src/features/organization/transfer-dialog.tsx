import { PasswordInput } from '@mantine/core';
import type { Member } from '@rupor/shared/organization/members-contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { sessionQuery } from '../auth/api.ts';
import { organizationCalls, organizationKey } from './api.ts';

export function TransferDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const { t } = useTranslation(['organization', 'auth']);
  const queries = useQueryClient();
  const { name } = member;
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { password: '' },
    send: ({ password }) => organizationCalls.members.transferOwnership({ memberId: member.id, password }),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: organizationKey() });
      await queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
      offerUndo(t('organization:transfer.done', { name }));
      onClose();
    },
  });
  return (
    <FormDialog
      title={t('organization:transfer.title', { name })}
      verb={t('organization:transfer.act')}
      isDanger
      {...{ submit, isSending, problem, onClose }}
    >
      <p>{t('organization:transfer.what')}</p>
      <PasswordInput
        label={t('auth:password.current')}
        autoComplete="current-password"
        maxLength={128}
        data-autofocus
        visibilityToggleButtonProps={{ 'aria-label': t('auth:password.show') }}
        {...form.getInputProps('password')}
      />
    </FormDialog>
  );
}
