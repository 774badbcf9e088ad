import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core';
import type { Member } from '@rupor/shared/organization/members-contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
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
    <Modal
      opened
      onClose={onClose}
      title={t('organization:transfer.title', { name })}
      closeButtonProps={{ 'aria-label': t('common:act.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p>{t('organization:transfer.what')}</p>
          <PasswordInput
            label={t('auth:password.current')}
            autoComplete="current-password"
            maxLength={128}
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': t('auth:password.show') }}
            {...form.getInputProps('password')}
          />
          <FormProblem>{problem}</FormProblem>
          <Group gap="xs">
            <Button type="submit" variant="outline" color="red" loading={isSending}>
              {t('organization:transfer.act')}
            </Button>
            <Button onClick={onClose}>{t('auth:act.cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
