import { NumberInput, TextInput } from '@mantine/core';
import type { MetricName } from '@rupor/shared/networks/capabilities';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { errorSentence, fieldErrors } from '../../lib/errors.ts';
import { fromWallTime, toWallTime } from '../../lib/format.ts';
import { useEnterManually } from './api.ts';
import { useWords } from './use-words.ts';

interface Props {
  subject: { kind: 'post'; targetId: string } | { kind: 'channel'; channelId: string };
  /** Of the channel. */
  name: string;
  /** What the network does not count. */
  metrics: readonly MetricName[];
  timeZone: string;
  onClose(): void;
}

/** What a person read in the network itself. An empty field stays unknown. */
export function ManualEntry({ subject, name, metrics, timeZone, onClose }: Props) {
  const words = useWords();
  const { t } = words;
  const errors = useTranslation().t;
  const [values, setValues] = useState<Partial<Record<MetricName, number>>>({});
  const [at, setAt] = useState(() => toWallTime(new Date().toISOString(), timeZone));
  const [isEmpty, setEmpty] = useState(false);
  const enter = useEnterManually();
  const problems = enter.error ? fieldErrors(enter.error, errors) : {};
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { followers, ...numbers } = values;
    const isMissing =
      subject.kind === 'channel' ? followers === undefined : Object.keys(numbers).length === 0;
    setEmpty(isMissing);
    if (isMissing) return;
    const takenAt = earlier(fromWallTime(at, timeZone));
    try {
      await enter.mutateAsync(
        subject.kind === 'channel'
          ? { ...subject, takenAt, followers: followers ?? 0 }
          : { ...subject, takenAt, numbers },
      );
    } catch {
      // The form shows the mutation's own error.
      return;
    }
    onClose();
  };
  return (
    <FormDialog
      title={t('manual.title', { name })}
      verb={t('manual.save')}
      submit={(event) => void submit(event)}
      isSending={enter.isPending}
      problem={enter.error && Object.keys(problems).length === 0 ? errorSentence(enter.error, errors) : null}
      onClose={onClose}
    >
      <p className="small muted">
        {t('manual.note')} <SourceTag kind="manual" />
      </p>
      {metrics.map((metric) => (
        <NumberInput
          key={metric}
          label={words.metric(metric)}
          min={0}
          max={2_000_000_000}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          value={values[metric] ?? ''}
          error={
            problems[`numbers.${metric}`] ??
            problems[metric] ??
            (isEmpty && metric === metrics[0] && t('manual.empty'))
          }
          onChange={(value) =>
            setValues(({ [metric]: _, ...rest }) =>
              typeof value === 'number' ? { ...rest, [metric]: value } : rest,
            )
          }
        />
      ))}
      <TextInput
        type="datetime-local"
        label={t('manual.at')}
        description={t('manual.zone')}
        value={at}
        error={problems.takenAt}
        onChange={({ currentTarget }) => setAt(currentTarget.value)}
      />
    </FormDialog>
  );
}

/** The field has no seconds: the minute that runs is not in the future. */
function earlier(instant: string): string {
  const now = new Date().toISOString();
  return Date.parse(instant) > Date.now() - 60_000 && Date.parse(instant) <= Date.now() + 60_000
    ? now
    : instant;
}
