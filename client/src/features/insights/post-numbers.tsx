import type { TargetNumbers } from '@rupor/shared/insights/answers';
import { POST_METRICS } from '@rupor/shared/networks/post-metrics';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { CardSection } from '../../components/section.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { useFormat } from '../../lib/format.ts';
import { sessionQuery } from '../auth/api.ts';
import { postNumbersQuery } from './api.ts';
import classes from './insights.module.css';
import { ManualEntry } from './manual-entry.tsx';
import { PostGrowth } from './post-growth.tsx';
import { useWords } from './use-words.ts';

/** Numbers of one post: growth, and what each channel gave. Nothing is shown before it is out. */
export default function PostNumbers({ postId }: { postId: string }) {
  const { t } = useWords();
  const session = useQuery(sessionQuery).data;
  const query = useQuery(postNumbersQuery(postId));
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingLines count={6} label={t('loading')} />;
  const { targets } = query.data;
  if (targets.length === 0) return null;
  const timeZone = session?.organization?.timeZone ?? 'UTC';
  const canEnter = session?.permissions.includes('insights.write') ?? false;
  return (
    <div className={classes.page}>
      <PostGrowth targets={targets} timeZone={timeZone} />
      <CardSection title={t('post.channels')}>
        {targets.map((target) => (
          <OneTarget key={target.targetId} {...{ target, timeZone, canEnter }} />
        ))}
      </CardSection>
    </div>
  );
}

/** Numbers without a value, and why: one line a reason. */
function MissingReasons({ target }: { target: TargetNumbers }) {
  const words = useWords();
  const reasons = [...new Set(Object.values(target.missing))];
  return reasons.map((reason) => {
    const names = POST_METRICS.filter((metric) => target.missing[metric] === reason).map(words.metric);
    return (
      <p key={reason} className="tiny faint">
        {words.t(`missing.${reason}`, { names: names.join(', ') })}
      </p>
    );
  });
}

function OneTarget({
  target,
  timeZone,
  canEnter,
}: {
  target: TargetNumbers;
  timeZone: string;
  canEnter: boolean;
}) {
  const words = useWords();
  const { t } = words;
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const missing = POST_METRICS.filter((metric) => !target.counts.includes(metric));
  return (
    <div className={classes.target}>
      <div className={classes.targetHead}>
        <NetworkSign network={target.network} />
        <b>{target.channelName}</b>
        {target.simulated && <SourceTag kind="simulated" />}
        {target.isImported && <SourceTag kind="imported" />}
        <span className="tiny faint">
          {target.asOf ? t('charts:asOf', { at: format.dayTime(target.asOf, timeZone) }) : t('post.waiting')}
        </span>
      </div>
      {target.problem && (
        <p className="small">{t(target.problem === 'gone' ? 'post.gone' : 'post.problem')}</p>
      )}
      <dl className={classes.facts}>
        {POST_METRICS.map((metric) => {
          const value = target.latest[metric];
          return (
            <div key={metric}>
              <dt>{words.metric(metric)}</dt>
              <dd data-unknown={value === null || undefined}>
                {target.rounded.includes(metric) && '≈ '}
                {value === null ? t('common:unknown') : format.number(value)}{' '}
                {target.manual.includes(metric) && <SourceTag kind="manual" />}
                {target.rounded.includes(metric) && <SourceTag kind="rounded" />}
                {target.live.includes(metric) && <SourceTag kind="live" />}
                {target.outdone[metric] !== undefined && (
                  <span className="tiny faint">
                    {t('post.outdone', { value: format.number(target.outdone[metric]) })}
                  </span>
                )}
              </dd>
            </div>
          );
        })}
        {target.linkClicks !== null && (
          <div>
            <dt>{words.metric('linkClicks')}</dt>
            <dd>{format.number(target.linkClicks)}</dd>
          </div>
        )}
      </dl>
      {target.linkClicks !== null && <p className="tiny faint">{t('post.linkClicks')}</p>}
      <MissingReasons target={target} />
      {target.isImported && <p className="tiny faint">{t('post.imported')}</p>}
      {target.enteredAt && (
        <p className="tiny faint">
          {t('post.entered', {
            name: target.enteredBy ?? t('post.somebody'),
            at: format.dayTime(target.enteredAt, timeZone),
          })}
        </p>
      )}
      {canEnter && missing.length > 0 && (
        <TextButton className="small" style={{ justifySelf: 'start' }} onClick={() => setOpen(true)}>
          {t('post.enter')}
        </TextButton>
      )}
      {isOpen && (
        <ManualEntry
          subject={{ kind: 'post', targetId: target.targetId }}
          name={target.channelName}
          metrics={missing}
          timeZone={timeZone}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
