import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { mayAt } from '@rupor/shared/organization/permissions';
import type { PlanStory, Story } from '@rupor/shared/stories/contract';
import {
  composeRetell,
  type RetellStep,
  retellDay,
  segmentForStep,
  stepsFor,
} from '@rupor/shared/stories/retell-plan';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { formatDay } from '../../lib/format.ts';
import { segmentsQuery } from '../audiences/api.ts';
import { sessionQuery } from '../auth/api.ts';
import { channelsQuery } from '../channels/api.ts';
import styles from './stories.module.css';
import { useRetellWords } from './use-retell-words.ts';

interface Props {
  story: Story;
  today: string;
  isBusy: boolean;
  problem: string | null;
  onPlan(input: Omit<PlanStory, 'id'>): void;
}

/** Five or six drafts over six weeks: from which day, at what time, where, and which of them. */
export function RetellForm({ story, today, isBusy, problem, onPlan }: Props) {
  const { t } = useTranslation('stories');
  const { data: session } = useSuspenseQuery(sessionQuery);
  const channels = (useQuery(channelsQuery()).data ?? []).filter(({ branchId }) =>
    mayAt(session, 'posts.write', branchId),
  );
  const words = useRetellWords();
  const steps = stepsFor(story);
  const [from, setFrom] = useState(() => Temporal.PlainDate.from(today).add({ days: 1 }).toString());
  const [time, setTime] = useState('17:00');
  const [left, setLeft] = useState<readonly RetellStep[]>([]);
  const [unused, setUnused] = useState<readonly string[]>([]);
  const segments = (useQuery(segmentsQuery()).data ?? []).filter(({ isArchived }) => !isArchived);
  const [audience, setAudience] = useState<Partial<Record<RetellStep, string | null>>>({});
  const audienceOf = (step: RetellStep) =>
    audience[step] ?? (step in audience ? null : segmentForStep(step, segments));
  const chosen = steps.filter((step) => !left.includes(step));
  const flip = <T,>(list: readonly T[], one: T): T[] =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onPlan({
      channelIds: channels.map(({ id }) => id).filter((id) => !unused.includes(id)),
      posts: chosen.map((step) => ({
        step,
        wallTime: `${retellDay(step, from)}T${time}`,
        title: words.titleOf(step, story.heading).slice(0, 200),
        text: step === 'news' && story.text !== null ? story.text : composeRetell(step, story, words),
        segmentId: audienceOf(step),
      })),
    });
  };
  return (
    <form className={styles.fields} onSubmit={submit}>
      <p className={styles.sentence}>{t('plan.what')}</p>
      <div className={styles.pair}>
        <TextInput
          type="date"
          label={t('plan.from')}
          value={from}
          min={today}
          required
          onChange={({ currentTarget }) => setFrom(currentTarget.value || today)}
        />
        <TextInput
          type="time"
          label={t('plan.time')}
          value={time}
          required
          onChange={({ currentTarget }) => setTime(currentTarget.value)}
        />
      </div>
      <fieldset className={styles.people}>
        <legend>{t('plan.posts')}</legend>
        {steps.map((step) => (
          <div key={step}>
            <Checkbox
              className={styles.step}
              checked={!left.includes(step)}
              label={`${formatDay(retellDay(step, from), 'weekday')}: ${t(`steps.${step}.name`)}`}
              description={t(`steps.${step}.for`)}
              onChange={() => setLeft(flip(left, step))}
            />
            {segments.length > 0 && !left.includes(step) && (
              <NativeSelect
                aria-label={t('plan.audienceOf', { step: t(`steps.${step}.name`) })}
                data={[
                  { value: '', label: t('plan.everybody') },
                  ...segments.map(({ id, name }) => ({ value: id, label: t('plan.audience', { name }) })),
                ]}
                value={audienceOf(step) ?? ''}
                onChange={({ currentTarget: { value } }) =>
                  setAudience((now) => ({ ...now, [step]: value || null }))
                }
              />
            )}
          </div>
        ))}
        {!steps.includes('person') && <p className="small muted">{t('plan.noPerson')}</p>}
      </fieldset>
      <fieldset className={styles.people}>
        <legend>{t('plan.channels')}</legend>
        {channels.length === 0 && <p className="small muted">{t('plan.noChannels')}</p>}
        {channels.map(({ id, name }) => (
          <Checkbox
            key={id}
            className={styles.step}
            checked={!unused.includes(id)}
            label={name}
            onChange={() => setUnused(flip(unused, id))}
          />
        ))}
      </fieldset>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <Button type="submit" variant="filled" loading={isBusy} disabled={chosen.length === 0}>
        {t('plan.verb', { count: chosen.length })}
      </Button>
    </form>
  );
}
