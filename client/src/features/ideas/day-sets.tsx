import { Checkbox } from '@mantine/core';
import type { DaySetInfo, DaySettings } from '@rupor/shared/ideas/days-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { formatDay } from '../../lib/format.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { offerUndo } from '../../lib/undo.ts';
import { chooseSetsMutation, daySettingsQuery, daysKey } from './api.ts';
import styles from './ideas.module.css';

const KINDS = ['union', 'public', 'trade', 'region'] as const;

/** Which sets of days the organization keeps; each tick counts at once. */
export function DaySets({ settings, canChange }: { settings: DaySettings; canChange: boolean }) {
  const { t } = useTranslation(['ideas', 'common']);
  const queries = useQueryClient();
  const { queryKey } = daySettingsQuery();
  const choose = useMutation({
    ...chooseSetsMutation(),
    onMutate: ({ sets }) =>
      queries.setQueryData(queryKey, (now) =>
        now ? { ...now, sets: now.sets.map((set) => ({ ...set, isOn: sets.includes(set.key) })) } : now,
      ),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: daysKey() }),
  });
  const toggle = (set: DaySetInfo, isOn: boolean) =>
    choose.mutate({
      sets: settings.sets.filter((one) => (one.key === set.key ? isOn : one.isOn)).map(({ key }) => key),
    });
  return (
    <>
      {KINDS.map((kind) => (
        <Section key={kind} title={t(`ideas:days.kinds.${kind}`)}>
          <div className={styles.sets}>
            {settings.sets
              .filter((set) => set.kind === kind)
              .map((set) => (
                <Checkbox
                  key={set.key}
                  className={styles.set}
                  checked={set.isOn}
                  disabled={!canChange}
                  label={set.name[currentLanguage()]}
                  description={
                    set.uncheckedCount > 0
                      ? t('ideas:days.unchecked', {
                          count: set.uncheckedCount,
                          days: t('ideas:days.count', { count: set.dayCount }),
                        })
                      : t('ideas:days.count', { count: set.dayCount })
                  }
                  onChange={({ currentTarget }) => toggle(set, currentTarget.checked)}
                />
              ))}
          </div>
        </Section>
      ))}
      <p className="small muted">{t('ideas:days.checkedOn', { day: formatDay(settings.checkedOn) })}</p>
    </>
  );
}
