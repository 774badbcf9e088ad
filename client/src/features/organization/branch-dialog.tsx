import { TextInput } from '@mantine/core';
import { type Branch, CreateBranchInput } from '@rupor/shared/organization/branches-contract';
import { isWithin, type Reach } from '@rupor/shared/organization/permissions';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../../components/branch-select.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { possibleParents } from '../../lib/branch-tree.ts';
import { useApiForm } from '../../lib/use-api-form.ts';

export interface BranchValues extends Record<string, unknown> {
  name: string;
  parentId: string;
}

interface Props {
  title: string;
  /** Absent: a new one. */
  branch?: Branch;
  branches: Branch[];
  parentId: string;
  /** Where this person manages branches. */
  reach: Reach;
  save: (values: BranchValues) => Promise<unknown>;
  onClose: () => void;
}

export function BranchDialog({ title, branch, branches, parentId, reach, save, onClose }: Props) {
  const { t } = useTranslation('organization');
  const isRoot = branch?.parentId === null;
  const { form, submit, isSending, problem } = useApiForm<BranchValues, unknown>({
    initialValues: { name: branch?.name ?? '', parentId },
    schema: isRoot ? CreateBranchInput.pick({ name: true }) : CreateBranchInput,
    toInput: ({ name, parentId }) => (isRoot ? { name } : { name, parentId }),
    send: save,
    onDone: onClose,
  });
  // Whoever does not manage the branch above cannot move this one away from it.
  const isMovable = !isRoot && isWithin(reach, parentId);
  const parents = branch ? possibleParents(branches, branch.id) : branches;
  return (
    <FormDialog title={title} verb={t('auth:act.save')} {...{ submit, isSending, problem, onClose }}>
      <TextInput label={t('branches.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
      {isMovable && (
        <BranchSelect
          label={t('branches.parent')}
          branches={parents}
          reach={reach}
          clearable={false}
          searchable
          {...form.getInputProps('parentId')}
        />
      )}
    </FormDialog>
  );
}
