import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { Slot } from '@rupor/shared/posts/slots';
import type { SlotsOfPlace } from '@rupor/shared/posts/slots-contract';
import { IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../lib/errors.ts';
import { offerUndo } from '../../../lib/undo.ts';
import { saveSlotsMutation, slotsQuery } from './api.ts';
import styles from './plan.module.css';
import { weekdayName } from './use-rule-words.ts';

interface SlotsEditorProps {
  place: SlotsOfPlace;
  title: string;
  hint: string;
  canChange: boolean;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];
/** Choices of the list beside single weekdays. */
const WORKDAYS = 'workdays';
const EVERY_DAY = 'every';

/** The usual times of one place: each is there at once, and can be taken back. */
export function SlotsEditor({ place, title, hint, canChange }: SlotsEditorProps) {
  const { t } = useTranslation(['plan', 'common']);
  const queries = useQueryClient();
  const save = useMutation({
    ...saveSlotsMutation(),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: slotsQuery().queryKey }),
  });
  const { channelId, slots } = place;
  const set = (next: Slot[], sentence: string) =>
    save.mutate(
      { channelId, slots: next },
      {
        onSuccess: () =>
          offerUndo(sentence, () => save.mutateAsync({ channelId, slots }).then(() => undefined)),
      },
    );
  const nameOf = ({ weekday, time }: Slot) => `${weekdayName(weekday, 'short')} ${time}`;
  const remove = (slot: Slot) =>
    set(
      slots.filter((one) => nameOf(one) !== nameOf(slot)),
      t('plan:slots.removed', { slot: nameOf(slot) }),
    );
  const add = (weekdays: number[], time: string) => {
    const fresh = weekdays
      .map((weekday) => ({ weekday, time }))
      .filter((slot) => !slots.some((one) => nameOf(one) === nameOf(slot)));
    if (fresh.length > 0) set([...slots, ...fresh], t('plan:slots.added', { count: fresh.length }));
  };
  return (
    <section className={styles.place}>
      <h2>{title}</h2>
      {slots.length === 0 && <p className="small muted">{hint}</p>}
      {slots.length > 0 && (
        <ul className={styles.days}>
          {slots.map((slot) => (
            <li key={nameOf(slot)} className={styles.slot}>
              {nameOf(slot)}
              {canChange && (
                <button
                  type="button"
                  aria-label={t('plan:slots.remove', { slot: nameOf(slot) })}
                  onClick={() => remove(slot)}
                >
                  <IconX size={16} stroke={1.75} aria-hidden />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {canChange && <AddSlot title={title} isBusy={save.isPending} onAdd={add} />}
    </section>
  );
}

interface AddSlotProps {
  title: string;
  isBusy: boolean;
  onAdd(weekdays: number[], time: string): void;
}

function AddSlot({ title, isBusy, onAdd }: AddSlotProps) {
  const { t } = useTranslation('plan');
  const [days, setDays] = useState<string>(WORKDAYS);
  const [time, setTime] = useState('17:00');
  const weekdays = days === EVERY_DAY ? WEEK : days === WORKDAYS ? WEEK.slice(0, 5) : [Number(days)];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (time !== '') onAdd(weekdays, time);
  };
  return (
    <form className={styles.row} onSubmit={submit} aria-label={t('slots.addTo', { title })}>
      <NativeSelect
        label={t('slots.day')}
        value={days}
        data={[
          { value: WORKDAYS, label: t('slots.workdays') },
          { value: EVERY_DAY, label: t('slots.everyDay') },
          ...WEEK.map((weekday) => ({ value: String(weekday), label: weekdayName(weekday) })),
        ]}
        onChange={({ currentTarget }) => setDays(currentTarget.value)}
      />
      <TextInput
        type="time"
        label={t('slots.time')}
        value={time}
        onChange={({ currentTarget }) => setTime(currentTarget.value)}
      />
      <Button type="submit" loading={isBusy}>
        {t('slots.add')}
      </Button>
    </form>
  );
}
