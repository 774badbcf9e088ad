import { NativeSelect, NumberInput, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './plan.module.css';
import { ruleOf, type SeriesDraft } from './series-draft.ts';
import { useRuleWords } from './use-rule-words.ts';
import { WeekdayChips } from './weekday-chips.tsx';

interface SeriesFormProps {
  draft: SeriesDraft;
  /** Day of the first post. */
  day: string;
  /** Weekdays that cannot be taken out: the first post's own. */
  kept: readonly number[];
  onChange(patch: Partial<SeriesDraft>): void;
}

const FREQUENCIES = ['weekly', 'monthlyByDay', 'monthlyByWeekday', 'yearly'] as const;
const ENDS = ['never', 'until', 'count'] as const;
const CATCH_UPS = ['skip', 'latest', 'spaced'] as const;
const SPACINGS = [15, 60, 180, 1_440];

/** How often, until when, and what to do with what a stopped server slept through. */
export function SeriesForm({ draft, day, kept, onChange }: SeriesFormProps) {
  const { t } = useTranslation('plan');
  const words = useRuleWords();
  const rule = ruleOf(draft, day);
  const oneOf = <T extends string>(values: readonly T[], value: string): T | undefined =>
    values.find((one) => one === value);
  return (
    <div className={styles.form}>
      <NativeSelect
        label={t('series.how')}
        value={draft.freq}
        data={FREQUENCIES.map((value) => ({ value, label: t(`freq.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ freq: oneOf(FREQUENCIES, currentTarget.value) })}
      />
      {draft.freq === 'weekly' && (
        <WeekdayChips
          legend={t('series.weekdays')}
          value={draft.weekdays}
          kept={kept}
          onValue={(weekdays) => onChange({ weekdays })}
        />
      )}
      <NumberInput
        label={t(`interval.${draft.freq}`)}
        min={1}
        max={52}
        value={draft.interval}
        onChange={(value) => onChange({ interval: Number(value) })}
      />
      <NativeSelect
        label={t('series.end')}
        value={draft.end}
        data={ENDS.map((value) => ({ value, label: t(`end.${value}`) }))}
        onChange={({ currentTarget }) => onChange({ end: oneOf(ENDS, currentTarget.value) })}
      />
      {draft.end === 'until' && (
        <TextInput
          type="date"
          label={t('series.until')}
          min={day}
          value={draft.until}
          onChange={({ currentTarget }) => onChange({ until: currentTarget.value })}
        />
      )}
      {draft.end === 'count' && (
        <NumberInput
          label={t('series.count')}
          min={1}
          max={1000}
          value={draft.count}
          onChange={(value) => onChange({ count: Number(value) })}
        />
      )}
      <Radio.Group
        label={t('series.catchUp')}
        description={t('series.catchUpHint')}
        value={draft.catchUp}
        onChange={(value) => onChange({ catchUp: oneOf(CATCH_UPS, value) })}
      >
        {CATCH_UPS.map((value) => (
          <Radio key={value} value={value} label={t(`catchUp.${value}`)} mt="xs" />
        ))}
      </Radio.Group>
      {draft.catchUp === 'spaced' && (
        <NativeSelect
          label={t('series.spacing')}
          value={String(draft.spacingMinutes)}
          data={SPACINGS.map((minutes) => ({ value: String(minutes), label: t(`spacing.${minutes}`) }))}
          onChange={({ currentTarget }) => onChange({ spacingMinutes: Number(currentTarget.value) })}
        />
      )}
      {rule && <p role="status">{words(rule)}</p>}
    </div>
  );
}
