import { Button, FileInput, Group, NumberInput, Stack, Tabs, Textarea, TextInput } from '@mantine/core';
import { type MembershipFileAnswer, SaveMembership } from '@rupor/shared/leads/membership-contract';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import type { Reach } from '@rupor/shared/organization/permissions';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../../components/branch-select.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { offerUndo } from '../../lib/undo.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { leadCalls, leadsKey } from './api.ts';
import classes from './leads.module.css';

interface Props {
  branches: readonly Branch[];
  reach: Reach;
  month: string;
  onClose: () => void;
}

/** By hand, one branch and month, or a table of many. */
export function MembershipDialog(props: Props) {
  const { t } = useTranslation('leads');
  return (
    <Dialog onClose={props.onClose} title={t('members.enter')}>
      <Tabs defaultValue="hand">
        <Tabs.List>
          <Tabs.Tab value="hand">{t('members.byHand')}</Tabs.Tab>
          <Tabs.Tab value="table">{t('members.byTable')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="hand" pt="md">
          <HandForm {...props} />
        </Tabs.Panel>
        <Tabs.Panel value="table" pt="md">
          <TableForm />
        </Tabs.Panel>
      </Tabs>
    </Dialog>
  );
}

const NUMBERS = ['members', 'joined', 'youth', 'joinedYouth'] as const;

function HandForm({ branches, reach, month, onClose }: Props) {
  const { t } = useTranslation('leads');
  const queries = useQueryClient();
  const empty = { members: '', joined: '', youth: '', joinedYouth: '' } as Record<
    (typeof NUMBERS)[number],
    string | number
  >;
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { branchId: '', month, source: '', ...empty },
    schema: SaveMembership,
    toInput: toFigures,
    send: (values) => leadCalls.membership.save(toFigures(values)),
    onDone: async () => {
      offerUndo(t('members.saved'));
      await queries.invalidateQueries({ queryKey: leadsKey() });
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <BranchSelect
          label={t('members.branch')}
          branches={branches}
          reach={reach}
          clearable={false}
          {...form.getInputProps('branchId')}
        />
        <TextInput type="month" label={t('members.month')} {...form.getInputProps('month')} />
        <Group grow align="start">
          {NUMBERS.slice(0, 2).map((name) => (
            <NumberInput key={name} label={t(`members.${name}`)} min={0} {...form.getInputProps(name)} />
          ))}
        </Group>
        <Group grow align="start">
          {NUMBERS.slice(2).map((name) => (
            <NumberInput key={name} label={t(`members.${name}`)} min={0} {...form.getInputProps(name)} />
          ))}
        </Group>
        <TextInput
          label={t('members.source')}
          description={t('members.sourceHint')}
          {...form.getInputProps('source')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="filled" loading={isSending}>
          {t('members.save')}
        </Button>
      </Stack>
    </form>
  );
}

type Values = { branchId: string; month: string; source: string } & Record<
  (typeof NUMBERS)[number],
  string | number
>;

/** An empty field is a number that nobody knows. */
function toFigures({ branchId, month, source, ...numbers }: Values): SaveMembership {
  const read = (name: (typeof NUMBERS)[number]) => (numbers[name] === '' ? null : Number(numbers[name]));
  return {
    ...{ branchId, month, source },
    ...{ members: read('members'), joined: read('joined') },
    ...{ youth: read('youth'), joinedYouth: read('joinedYouth') },
  };
}

function TableForm() {
  const { t } = useTranslation('leads');
  const queries = useQueryClient();
  const [answer, setAnswer] = useState<MembershipFileAnswer | null>(null);
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { text: '', source: '' },
    send: (values) => leadCalls.membership.load(values),
    onDone: async (loaded) => {
      setAnswer(loaded);
      await queries.invalidateQueries({ queryKey: leadsKey() });
    },
  });
  const take = async (file: File | null) => {
    if (file) form.setFieldValue('text', await file.text());
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className="small muted">{t('members.tableWhat')}</p>
        <FileInput
          label={t('members.file')}
          accept=".csv,.txt,text/csv"
          onChange={(file) => void take(file)}
        />
        <Textarea
          label={t('members.paste')}
          placeholder={t('members.pasteExample')}
          autosize
          minRows={4}
          maxRows={12}
          {...form.getInputProps('text')}
        />
        <TextInput label={t('members.source')} {...form.getInputProps('source')} />
        <FormProblem>{problem}</FormProblem>
        <Button type="submit" variant="filled" loading={isSending}>
          {t('members.load')}
        </Button>
        {answer && (
          <div role="status">
            <p>{t('members.loaded', { count: answer.saved })}</p>
            <ul className={classes.lines}>
              {answer.problems.map(({ line, code, value }) => (
                <li key={line} className="small">
                  {t('members.line', { line })} {t(`members.problem.${code}`, { value })}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Stack>
    </form>
  );
}
