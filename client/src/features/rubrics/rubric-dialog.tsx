import { NumberInput, Radio, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { IDEAS_NEEDED } from '@rupor/shared/campaigns/rubric-plan';
import { NewRubric, type Rubric } from '@rupor/shared/campaigns/rubrics';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { segmentsQuery } from '../audiences/api.ts';
import { campaignsKey, createRubricMutation, updateRubricMutation } from '../campaigns/api.ts';
import classes from './rubrics.module.css';

interface Values extends Record<string, unknown> {
  name: string;
  colour: number;
  goal: string;
  segmentId: string | null;
  tag: string;
  planShare: number | string;
  /** One a line. */
  ideas: string;
  silenceDays: number | string;
}

const COLOURS = [1, 2, 3, 4, 5, 6, 7, 8];

const linesOf = (ideas: string) =>
  ideas
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const inputOf = (values: Values) => ({
  ...values,
  tag:
    values.tag.trim() === '' || values.tag.trim().startsWith('#')
      ? values.tag.trim()
      : `#${values.tag.trim()}`,
  planShare: values.planShare === '' ? null : Number(values.planShare),
  silenceDays: Number(values.silenceDays || 21),
  ideas: [...new Set(linesOf(values.ideas))],
});

interface Props {
  /** Absent: a new one. */
  rubric?: Rubric;
  /** Colour for a new one. */
  colour: number;
  onClose(): void;
}

/** What a rubric is for, for whom, how much of the plan it takes, and ten ideas that prove it. */
export function RubricDialog({ rubric, colour, onClose }: Props) {
  const { t } = useTranslation('rubrics');
  const queries = useQueryClient();
  const segments = useQuery(segmentsQuery()).data ?? [];
  const create = useMutation(createRubricMutation());
  const update = useMutation(updateRubricMutation());
  const { form, submit, isSending, problem } = useApiForm<Values, unknown>({
    initialValues: {
      name: rubric?.name ?? '',
      colour: rubric?.colour ?? colour,
      goal: rubric?.goal ?? '',
      segmentId: rubric?.segmentId ?? null,
      tag: rubric?.tag ?? '',
      planShare: rubric?.planShare ?? '',
      ideas: rubric?.ideas.join('\n') ?? '',
      silenceDays: rubric?.silenceDays ?? 21,
    },
    schema: NewRubric,
    toInput: inputOf,
    send: (values) =>
      rubric
        ? update.mutateAsync({ id: rubric.id, ...inputOf(values) })
        : create.mutateAsync(inputOf(values)),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: campaignsKey() });
      onClose();
    },
  });
  const ideas = linesOf(form.values.ideas).length;
  return (
    <FormDialog
      size="lg"
      title={rubric ? t('form.change') : t('form.new')}
      verb={t('form.save')}
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput label={t('form.name')} maxLength={120} data-autofocus {...form.getInputProps('name')} />
      <Textarea
        label={t('form.goal')}
        description={t('form.goalHint')}
        autosize
        maxLength={300}
        {...form.getInputProps('goal')}
      />
      <Select
        label={t('form.segment')}
        description={t('form.segmentHint')}
        placeholder={t('form.segmentNone')}
        data={segments
          .filter(({ id, isArchived }) => !isArchived || id === form.values.segmentId)
          .map(({ id, name }) => ({ value: id, label: name }))}
        clearable
        {...form.getInputProps('segmentId')}
      />
      <Textarea
        label={t('form.ideas')}
        description={t('form.ideasHint', { needed: IDEAS_NEEDED })}
        autosize
        minRows={5}
        maxRows={14}
        {...form.getInputProps('ideas')}
      />
      <p className={classes.count} role="status">
        {t('form.ideasCount', { count: ideas, needed: IDEAS_NEEDED })}
      </p>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        <NumberInput
          label={t('form.share')}
          description={t('form.shareHint')}
          min={1}
          max={100}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('planShare')}
        />
        <NumberInput
          label={t('form.silence')}
          description={t('form.silenceHint')}
          min={1}
          max={365}
          allowDecimal={false}
          hideControls
          {...form.getInputProps('silenceDays')}
        />
      </SimpleGrid>
      <TextInput
        label={t('form.tag')}
        description={t('form.tagHint')}
        maxLength={60}
        {...form.getInputProps('tag')}
      />
      <Radio.Group
        label={t('form.colour')}
        value={String(form.values.colour)}
        onChange={(value) => form.setFieldValue('colour', Number(value))}
      >
        <div className={classes.colours}>
          {COLOURS.map((one) => (
            <Radio key={one} value={String(one)} label={<ColourName colour={one} />} />
          ))}
        </div>
      </Radio.Group>
    </FormDialog>
  );
}

function ColourName({ colour }: { colour: number }) {
  const { t } = useTranslation('rubrics');
  return (
    <>
      <i className={classes.dot} style={{ background: `var(--c${colour})` }} aria-hidden />{' '}
      {t(`colour.${colour}`)}
    </>
  );
}
