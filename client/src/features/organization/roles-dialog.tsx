import type { Branch } from '@rupor/shared/organization/branches-contract';
import type { Member } from '@rupor/shared/organization/members-contract';
import type { Reach } from '@rupor/shared/organization/permissions';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { organizationCalls, organizationKey } from './api.ts';
import { type RoleLine, RoleLines } from './role-lines.tsx';

interface Props {
  member: Member;
  branches: Branch[];
  reach: Reach;
  canGiveOwner: boolean;
  onClose: () => void;
}

export function RolesDialog({ member, branches, reach, canGiveOwner, onClose }: Props) {
  const { t } = useTranslation('organization');
  const queries = useQueryClient();
  const [lines, setLines] = useState<RoleLine[]>(member.roles.map((role, key) => ({ key, ...role })));
  const { submit, isSending, problem } = useApiForm({
    initialValues: {},
    send: () =>
      organizationCalls.members.setRoles({
        id: member.id,
        roles: lines.map(({ role, branchId }) => ({ role, branchId })),
      }),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: organizationKey() });
      offerUndo(t('roles.saved', { name: member.name }));
      onClose();
    },
  });
  return (
    <FormDialog
      size="lg"
      title={t('roles.title', { name: member.name })}
      verb={t('auth:act.save')}
      {...{ submit, isSending, problem, onClose }}
    >
      <RoleLines
        lines={lines}
        branches={branches}
        reach={reach}
        canGiveOwner={canGiveOwner}
        onChange={setLines}
      />
    </FormDialog>
  );
}
