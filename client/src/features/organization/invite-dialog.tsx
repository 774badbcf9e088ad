import { Button, Group, MultiSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import { InvitedRole } from '@rupor/shared/organization/fields';
import { CreateInvitationInput } from '@rupor/shared/organization/invitations-contract';
import type { Reach } from '@rupor/shared/organization/permissions';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../../components/branch-select.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogForm } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { organizationCalls, organizationKey } from './api.ts';
import { ShownLink } from './shown-link.tsx';

interface Values extends Record<string, unknown> {
  roles: string[];
  branchId: string | null;
  email: string;
  note: string;
  days: number | string;
}

const inputOf = ({ roles, branchId, email, note, days }: Values) => ({
  roles: roles.map((role) => InvitedRole.parse(role)),
  branchId,
  ...(email.trim() ? { email: email.trim() } : {}),
  ...(note.trim() ? { note } : {}),
  days: Number(days || 0),
});

type Made = Awaited<ReturnType<typeof organizationCalls.invitations.create>>;

interface Props {
  branches: Branch[];
  /** Where this person invites to. */
  reach: Reach;
  onClose: () => void;
}

export function InviteDialog({ branches, reach, onClose }: Props) {
  const { t } = useTranslation(['organization', 'auth']);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Dialog onClose={onClose} title={t(made ? 'organization:invite.madeTitle' : 'organization:invite.title')}>
      {made ? (
        <Stack gap="md">
          <ShownLink url={made.url} qrSvg={made.qrSvg} note={t(`organization:invite.mail.${made.mail}`)} />
          <Group>
            <Button variant="filled" onClick={onClose}>
              {t('organization:invite.close')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <InviteForm branches={branches} reach={reach} onMade={setMade} onClose={onClose} />
      )}
    </Dialog>
  );
}

interface FormProps extends Props {
  onMade: (made: Made) => void;
}

function InviteForm({ branches, reach, onMade, onClose }: FormProps) {
  const { t } = useTranslation(['organization', 'auth']);
  const queries = useQueryClient();
  const { form, submit, isSending, problem } = useApiForm<Values, Made>({
    initialValues: { roles: ['editor'], branchId: reach?.[0] ?? null, email: '', note: '', days: 7 },
    schema: CreateInvitationInput,
    toInput: inputOf,
    send: (values) => organizationCalls.invitations.create(inputOf(values)),
    onDone: async (made) => {
      onMade(made);
      await queries.invalidateQueries({ queryKey: organizationKey() });
    },
  });
  return (
    <DialogForm verb={t('organization:invite.make')} {...{ submit, isSending, problem, onClose }}>
      <MultiSelect
        label={t('organization:invite.roles')}
        data={InvitedRole.options.map((role) => ({ value: role, label: t(`auth:roles.${role}.name`) }))}
        {...form.getInputProps('roles')}
      />
      <BranchSelect
        label={t('organization:roles.where')}
        branches={branches}
        reach={reach}
        {...form.getInputProps('branchId')}
      />
      <TextInput
        label={t('organization:invite.email')}
        description={t('organization:invite.emailHint')}
        type="email"
        autoComplete="off"
        maxLength={254}
        {...form.getInputProps('email')}
      />
      <TextInput
        label={t('organization:invite.note')}
        description={t('organization:invite.noteHint')}
        maxLength={200}
        {...form.getInputProps('note')}
      />
      <NumberInput
        label={t('organization:invite.days')}
        min={1}
        max={30}
        allowDecimal={false}
        hideControls
        {...form.getInputProps('days')}
      />
    </DialogForm>
  );
}
