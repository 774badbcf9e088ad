import { Button, Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type LeadForm, SaveLeadForm } from '@rupor/shared/leads/forms-contract';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../../components/branch-select.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { leadCalls, leadsKey } from './api.ts';

interface Props {
  /** Absent: a new one. */
  form: LeadForm | null;
  branches: readonly Branch[];
  campaigns: readonly { id: string; name: string }[];
  onClose: () => void;
}

export function FormDialog({ form: before, branches, campaigns, onClose }: Props) {
  const { t } = useTranslation('leads');
  const queries = useQueryClient();
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: {
      title: before?.title ?? t('forms.firstTitle'),
      intro: before?.intro ?? '',
      thanks: before?.thanks ?? '',
      asksWorkplace: before?.asksWorkplace ?? true,
      asksHeard: before?.asksHeard ?? true,
      newsletter: before?.purposes.includes('newsletter') ?? false,
      publication: before?.purposes.includes('publication') ?? false,
      question: before?.questions[0]?.label ?? '',
      campaignId: before?.campaignId ?? null,
      branchId: before?.branchId ?? null,
    },
    schema: SaveLeadForm,
    toInput,
    send: async (values) => {
      const input = toInput(values);
      if (!before) return leadCalls.forms.create(input);
      const questions = [...input.questions, ...before.questions.slice(1)];
      return leadCalls.forms.update({ id: before.id, version: before.version, ...input, questions });
    },
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: leadsKey() });
      onClose();
    },
  });
  const box = (name: 'asksWorkplace' | 'asksHeard' | 'newsletter' | 'publication') => (
    <Checkbox
      label={t(`forms.${name}`)}
      checked={form.values[name]}
      onChange={(event) => form.setFieldValue(name, event.currentTarget.checked)}
    />
  );
  return (
    <Dialog onClose={onClose} title={before ? t('forms.change') : t('forms.new')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('forms.title')}
            maxLength={120}
            data-autofocus
            {...form.getInputProps('title')}
          />
          <Textarea label={t('forms.intro')} autosize maxLength={600} {...form.getInputProps('intro')} />
          <TextInput
            label={t('forms.thanks')}
            description={t('forms.thanksHint')}
            maxLength={300}
            {...form.getInputProps('thanks')}
          />
          {box('asksWorkplace')}
          {box('asksHeard')}
          <TextInput
            label={t('forms.question')}
            description={t('forms.questionHint')}
            maxLength={120}
            {...form.getInputProps('question')}
          />
          {box('newsletter')}
          {box('publication')}
          <Select
            label={t('forms.campaign')}
            data={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
            clearable
            {...form.getInputProps('campaignId')}
          />
          <BranchSelect
            label={t('forms.branch')}
            description={t('forms.branchHint')}
            branches={branches}
            reach={null}
            {...form.getInputProps('branchId')}
          />
          <FormProblem>{problem}</FormProblem>
          <Button type="submit" variant="filled" loading={isSending}>
            {t('forms.save')}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}

interface Values {
  title: string;
  intro: string;
  thanks: string;
  asksWorkplace: boolean;
  asksHeard: boolean;
  newsletter: boolean;
  publication: boolean;
  question: string;
  campaignId: string | null;
  branchId: string | null;
}

function toInput({ newsletter, publication, question, campaignId, branchId, ...rest }: Values): SaveLeadForm {
  return {
    ...rest,
    purposes: [
      'call_back',
      ...(newsletter ? (['newsletter'] as const) : []),
      ...(publication ? (['publication'] as const) : []),
    ],
    questions: question.trim() === '' ? [] : [{ key: 'q1', label: question.trim(), isRequired: false }],
    campaignId: campaignId || null,
    branchId: branchId || null,
  };
}
