import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { NewSegment, type Segment, SegmentAttitude, SegmentRelation } from '@rupor/shared/audiences/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { createSegmentsMutation, segmentsKey, updateSegmentMutation } from './api.ts';
import { ShiftFields } from './shift-fields.tsx';

type Values = Required<NewSegment> & Record<string, unknown>;

const EMPTY: Values = {
  name: '',
  relation: 'non_member',
  attitude: 'indifferent',
  what: '',
  who: '',
  why: '',
  whenWords: '',
  whereWords: '',
  job: '',
  objection: '',
  proof: '',
  channel: '',
  source: '',
  sourcedOn: null,
  shift: null,
};

/** In the order in which a person thinks of people: who they are, then what, why, when and where. */
const SHEET = [
  'who',
  'what',
  'why',
  'whenWords',
  'whereWords',
  'job',
  'objection',
  'proof',
  'channel',
] as const;

interface Props {
  /** Absent: a new one. */
  segment?: Segment;
  organizationZone: string;
  onClose(): void;
}

/** The 5W sheet of one audience. Only the name is needed; the rest is filled in as it becomes known. */
export function SegmentDialog({ segment, organizationZone, onClose }: Props) {
  const { t } = useTranslation('audiences');
  const queries = useQueryClient();
  const create = useMutation(createSegmentsMutation());
  const update = useMutation(updateSegmentMutation());
  const { form, submit, isSending, problem } = useApiForm<Values, unknown>({
    initialValues: valuesOf(segment),
    schema: NewSegment,
    send: (values) =>
      segment
        ? update.mutateAsync({ id: segment.id, ...values })
        : create.mutateAsync({ segments: [values] }),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: segmentsKey() });
      onClose();
    },
  });
  return (
    <FormDialog
      size="lg"
      title={segment ? t('form.change') : t('form.new')}
      verb={t('form.save')}
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput
        label={t('form.name')}
        placeholder={t('form.nameExample')}
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        <Select
          label={t('form.relation')}
          data={SegmentRelation.options.map((value) => ({ value, label: t(`relation.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('relation')}
        />
        <Select
          label={t('form.attitude')}
          data={SegmentAttitude.options.map((value) => ({ value, label: t(`attitude.${value}`) }))}
          allowDeselect={false}
          {...form.getInputProps('attitude')}
        />
      </SimpleGrid>
      {SHEET.map((name) => (
        <Textarea
          key={name}
          label={t(`sheet.${name}`)}
          description={t(`sheetHint.${name}`)}
          autosize
          minRows={1}
          maxLength={1000}
          {...form.getInputProps(name)}
        />
      ))}
      <ShiftFields
        value={form.values.shift}
        organizationZone={organizationZone}
        onChange={(shift) => form.setFieldValue('shift', shift)}
      />
      <TextInput
        label={t('form.source')}
        description={t('form.sourceHint')}
        maxLength={1000}
        {...form.getInputProps('source')}
      />
      <TextInput
        type="date"
        label={t('form.sourcedOn')}
        value={form.values.sourcedOn ?? ''}
        onChange={({ currentTarget }) => form.setFieldValue('sourcedOn', currentTarget.value || null)}
      />
    </FormDialog>
  );
}

function valuesOf(segment: Segment | undefined): Values {
  if (!segment) return EMPTY;
  const { id: _, isHypothesis: __, isArchived: ___, ...values } = segment;
  return values;
}
