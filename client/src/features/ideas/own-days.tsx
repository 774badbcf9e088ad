import { Button, Checkbox, TextInput } from '@mantine/core';
import type { OwnDay } from '@rupor/shared/ideas/days-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { formatDay } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { addOwnDayMutation, daysKey, removeOwnDayMutation } from './api.ts';
import styles from './ideas.module.css';

/** Days of the organization's own: its founding, its conference. */
export function OwnDays({ own, canChange }: { own: readonly OwnDay[]; canChange: boolean }) {
  const { t } = useTranslation(['ideas', 'common']);
  const queries = useQueryClient();
  const shared = {
    onError: (error: Error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: daysKey() }),
  };
  const add = useMutation({ ...addOwnDayMutation(), ...shared });
  const remove = useMutation({ ...removeOwnDayMutation(), ...shared });
  const takeAway = ({ id, ...day }: OwnDay) =>
    remove.mutate(
      { id },
      { onSuccess: () => offerUndo(t('ideas:days.removed', { name: day.name }), () => add.mutate(day)) },
    );
  return (
    <Section title={t('ideas:days.ownTitle')}>
      {own.length === 0 && <p className="small muted">{t('ideas:days.ownEmpty')}</p>}
      <ul className={styles.days}>
        {own.map((day) => (
          <li key={day.id}>
            <div className={styles.dayWords}>
              <b>{day.name}</b>
              <span className="small muted">
                {formatDay(day.day)}
                {day.isYearly && ` · ${t('ideas:days.yearly')}`}
              </span>
            </div>
            {canChange && (
              <Button
                size="sm"
                variant="subtle"
                aria-label={t('ideas:days.removeNamed', { name: day.name })}
                onClick={() => takeAway(day)}
              >
                {t('ideas:days.remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {canChange && <AddDay isBusy={add.isPending} onAdd={(day) => add.mutateAsync(day)} />}
    </Section>
  );
}

function AddDay({ isBusy, onAdd }: { isBusy: boolean; onAdd(day: Omit<OwnDay, 'id'>): Promise<unknown> }) {
  const { t } = useTranslation('ideas');
  const [name, setName] = useState('');
  const [day, setDay] = useState('');
  const [isYearly, setYearly] = useState(true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onAdd({ name, day, isYearly }).then(
      () => setName(''),
      // Told by the mutation; what was typed stays.
      () => undefined,
    );
  };
  return (
    <form className={styles.pair} onSubmit={submit}>
      <TextInput
        label={t('days.ownName')}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        maxLength={120}
        required
      />
      <TextInput
        type="date"
        label={t('days.ownDay')}
        value={day}
        onChange={({ currentTarget }) => setDay(currentTarget.value)}
        required
      />
      <Checkbox
        className={styles.yearly}
        label={t('days.yearly')}
        checked={isYearly}
        onChange={({ currentTarget }) => setYearly(currentTarget.checked)}
      />
      <Button type="submit" variant="default" loading={isBusy} style={{ alignSelf: 'end' }}>
        {t('days.ownAdd')}
      </Button>
    </form>
  );
}
