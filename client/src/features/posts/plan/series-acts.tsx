import { Button, TextInput } from '@mantine/core';
import type { Post } from '@rupor/shared/posts/fields';
import type { Series } from '@rupor/shared/posts/series-contract';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../../lib/errors.ts';
import { offerUndo } from '../../../lib/undo.ts';
import { postsKey } from '../api.ts';
import { placesOf } from '../post-places.ts';
import { useViewer } from '../use-viewer.ts';
import { updateSeriesMutation } from './api.ts';
import styles from './plan.module.css';
import { RepeatDialog } from './repeat-dialog.tsx';
import { draftOfRule, ruleOf } from './series-draft.ts';
import { useSeriesEnd } from './use-series-end.ts';

/** As here in all of them, another rule, another time, the end; each told with what it reached. */
export function SeriesActs({ series, post }: { series: Series; post: Post }) {
  const { t } = useTranslation(['plan', 'common']);
  const { mayAt } = useViewer();
  const queries = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const { id, version, anchorDay } = series;
  const common = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: postsKey() }),
  };
  const { finish, takeBack, isFinishing, isReturning } = useSeriesEnd(id);
  const update = useMutation({
    ...updateSeriesMutation(),
    ...common,
    onSuccess: () => {
      setChanging(false);
      offerUndo(t('plan:series.changed'));
    },
  });
  if (!mayAt('posts.schedule', ...placesOf(post, post.targets))) return null;
  if (series.endedAt)
    return (
      <div className={styles.acts}>
        <Button loading={isReturning} onClick={takeBack}>
          {t('plan:series.resume')}
        </Button>
      </div>
    );
  const canSpread = post.targets.some(({ state }) => !isImmutable(state));
  return (
    <div className={styles.acts}>
      {canSpread && (
        <Button
          loading={update.isPending}
          onClick={() => update.mutate({ id, version, contentFrom: post.id })}
        >
          {t('plan:series.asHere')}
        </Button>
      )}
      <Button onClick={() => setChanging(true)}>{t('plan:series.change')}</Button>
      <Button variant="subtle" loading={isFinishing} onClick={finish}>
        {t('plan:series.finish')}
      </Button>
      <TimeOfSeries
        key={series.time}
        time={series.time}
        onTime={(time) => update.mutate({ id, version, time })}
      />
      {isChanging && (
        <RepeatDialog
          title={t('plan:series.changeTitle')}
          verb={t('plan:series.changeVerb')}
          day={anchorDay}
          initial={draftOfRule(series.rule, series, anchorDay)}
          isChange
          isBusy={update.isPending}
          problem={update.error ? errorSentence(update.error, t) : null}
          onClose={() => setChanging(false)}
          onDone={(draft) => {
            const rule = ruleOf(draft, anchorDay);
            const { catchUp, spacingMinutes } = draft;
            if (rule) update.mutate({ id, version, rule, catchUp, spacingMinutes });
          }}
        />
      )}
    </div>
  );
}

function TimeOfSeries({ time, onTime }: { time: string; onTime(time: string): void }) {
  const { t } = useTranslation('plan');
  const [typed, setTyped] = useState(time);
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '' && typed !== time) onTime(typed);
      }}
    >
      <TextInput
        type="time"
        label={t('series.time')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {typed !== '' && typed !== time && <Button type="submit">{t('series.timeVerb')}</Button>}
    </form>
  );
}
