import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { type Branch, CreateBranchInput } from '@rupor/shared/organization/branches-contract';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { branchChoices, possibleParents } from './branch-tree.ts';

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
  save: (values: BranchValues) => Promise<unknown>;
  onClose: () => void;
}

export function BranchDialog({ title, branch, branches, parentId, save, onClose }: Props) {
  const { t } = useTranslation('organization');
  const isRoot = branch?.parentId === null;
  const { form, submit, isSending, problem } = useApiForm<BranchValues, unknown>({
    initialValues: { name: branch?.name ?? '', parentId },
    schema: isRoot ? CreateBranchInput.pick({ name: true }) : CreateBranchInput,
    toInput: ({ name, parentId }) => (isRoot ? { name } : { name, parentId }),
    send: save,
    onDone: onClose,
  });
  const parents = branch ? possibleParents(branches, branch.id) : branches;
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('common:act.close') }}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('branches.name')}
            maxLength={120}
            data-autofocus
            {...form.getInputProps('name')}
          />
          {!isRoot && (
            <Select
              label={t('branches.parent')}
              data={branchChoices(parents)}
              allowDeselect={false}
              searchable
              {...form.getInputProps('parentId')}
            />
          )}
          <FormProblem>{problem}</FormProblem>
          <Group gap="xs">
            <Button type="submit" variant="filled" loading={isSending}>
              {t('auth:act.save')}
            </Button>
            <Button onClick={onClose}>{t('auth:act.cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
