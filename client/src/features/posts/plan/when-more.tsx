import type { Plan, Post } from '@rupor/shared/posts/fields';
import { toDay } from '@rupor/shared/posts/schedule';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../lib/errors.ts';
import { postQuery, postsKey } from '../api.ts';
import composer from '../composer.module.css';
import type { Draft } from '../use-draft.ts';
import type { Sent } from '../use-send.ts';
import { createSeriesMutation } from './api.ts';
import { FreeSlot } from './free-slot.tsx';
import { LimitField } from './limit-field.tsx';
import styles from './plan.module.css';
import { RepeatDialog } from './repeat-dialog.tsx';
import { ruleOf, type SeriesDraft, startSeries } from './series-draft.ts';

interface WhenMoreProps {
  draft: Draft;
  post: Post | null;
  organizationZone: string;
  now: Date;
  canSchedule: boolean;
  /** A free place was taken: schedule checks that it still is. */
  onSlot(plan: Plan): void;
  onSent(sent: Sent): void;
}

/** What else can be said about the time: a free place, not later than, again and again. */
export function WhenMore(props: WhenMoreProps) {
  const { draft, post, organizationZone, now, canSchedule, onSlot, onSent } = props;
  const { t } = useTranslation('plan');
  const [isRepeating, setRepeating] = useState(false);
  const { plan, expiresAt, targets } = draft.state.content;
  const timeZone = plan?.timeZone ?? organizationZone;
  const { postId } = draft.state;
  return (
    <>
      <div className={styles.more}>
        <FreeSlotOrNothing
          channelIds={targets.map(({ channelId }) => channelId)}
          postId={postId}
          onSlot={onSlot}
        />
        <LimitField
          expiresAt={expiresAt}
          timeZone={timeZone}
          wallTime={plan?.wallTime ?? `${toDay(now, timeZone)}T23:00`}
          onLimit={(next) => draft.change({ expiresAt: next })}
        />
        {canSchedule && !post?.series && (
          <button
            type="button"
            className={composer.link}
            onClick={() => (plan ? setRepeating(true) : document.getElementById('post-day')?.focus())}
          >
            {t(plan ? 'series.start' : 'series.startNoDay')}
          </button>
        )}
        {post?.series && (
          <p className={composer.small}>
            {t(post.series.isDetached ? 'series.isApart' : 'series.willBeApart')}
          </p>
        )}
      </div>
      {isRepeating && plan && (
        <StartSeries draft={draft} plan={plan} onClose={() => setRepeating(false)} onSent={onSent} />
      )}
    </>
  );
}

function FreeSlotOrNothing(props: { channelIds: string[]; postId: string; onSlot(plan: Plan): void }) {
  return props.channelIds.length > 0 ? <FreeSlot {...props} /> : null;
}

interface StartSeriesProps {
  draft: Draft;
  plan: Plan;
  onClose(): void;
  onSent(sent: Sent): void;
}

/** Saves what was typed, then the post goes out again and again. */
function StartSeries({ draft, plan, onClose, onSent }: StartSeriesProps) {
  const { t } = useTranslation(['plan', 'common']);
  const queries = useQueryClient();
  const [day = ''] = plan.wallTime.split('T');
  const start = useMutation({
    ...createSeriesMutation(),
    onSuccess: async (series) => {
      const post = await queries.fetchQuery({ ...postQuery(draft.state.postId), staleTime: 0 });
      await queries.invalidateQueries({ queryKey: postsKey() });
      onSent({ act: 'schedule', post, dueAt: series.ahead[0]?.dueAt ?? null });
    },
  });
  const [unsaved, setUnsaved] = useState(false);
  const send = async (chosen: SeriesDraft) => {
    const rule = ruleOf(chosen, day);
    const state = await draft.autosave.flush();
    const isSaved = state.status === 'saved' || state.status === 'untouched';
    setUnsaved(!isSaved);
    if (!rule || !isSaved) return;
    const { catchUp, spacingMinutes } = chosen;
    start.mutate({ postId: state.postId, rule, ...plan, catchUp, spacingMinutes });
  };
  const problem = unsaved ? t('plan:series.unsaved') : start.error ? errorSentence(start.error, t) : null;
  return (
    <RepeatDialog
      title={t('plan:series.startTitle')}
      verb={t('plan:series.startVerb')}
      day={day}
      initial={startSeries(day)}
      isBusy={start.isPending}
      problem={problem}
      onClose={onClose}
      onDone={(chosen) => void send(chosen)}
    />
  );
}
