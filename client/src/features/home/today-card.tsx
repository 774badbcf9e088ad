import type { CalendarEntry } from '@rupor/shared/calendar/contract';
import type { PostNumbers } from '@rupor/shared/posts/fields';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { CardHead } from '../../components/section.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatNumber } from '../../lib/format.ts';
import classes from './home.module.css';
import { type Day, nowPlace } from './home-day.ts';

interface Props {
  day: Day;
  /** Wall time of the organization's zone. */
  nowWall: string;
  isPaused: boolean;
  numbers: ReadonlyMap<string, PostNumbers | null>;
}

export function TodayCard({ day, nowWall, isPaused, numbers }: Props) {
  const { t } = useTranslation('home');
  const place = nowPlace(day.entries, nowWall);
  const isEdge = place === 0 || place === day.entries.length;
  return (
    <section className="card" aria-labelledby="home-today">
      <CardHead id="home-today" title={t('today.title')}>
        <Link to="/calendar" className="link">
          {t('today.calendar')}
        </Link>
      </CardHead>
      {day.entries.length === 0 ? (
        <p className={classes.quiet}>{t('today.empty')}</p>
      ) : (
        <ul className={classes.slots}>
          {day.entries.map((entry, index) => (
            <Fragment key={`${entry.postId} ${entry.at} ${entry.state}`}>
              {index === place && <NowLine nowWall={nowWall} isEdge={isEdge} />}
              <Slot
                entry={entry}
                isPast={entry.state === 'published'}
                isPaused={isPaused}
                numbers={numbers.get(entry.postId) ?? null}
              />
            </Fragment>
          ))}
          {place === day.entries.length && <NowLine nowWall={nowWall} isEdge />}
        </ul>
      )}
    </section>
  );
}

function NowLine({ nowWall, isEdge }: { nowWall: string; isEdge: boolean }) {
  const { t } = useTranslation('home');
  const time = nowWall.slice(11, 16);
  return (
    <li className={classes.now} data-edge={isEdge || undefined}>
      <b>
        <span className="sr">{t('today.now')} </span>
        {time}
      </b>
    </li>
  );
}

interface SlotProps {
  entry: CalendarEntry;
  isPast: boolean;
  isPaused: boolean;
  numbers: PostNumbers | null;
}

function Slot({ entry, isPast, isPaused, numbers }: SlotProps) {
  const { t } = useTranslation('home');
  return (
    <li className={classes.slot} data-past={isPast || undefined}>
      <time dateTime={entry.dueAt}>{entry.at.slice(11, 16)}</time>
      <Link to="/posts/$postId" params={{ postId: entry.postId }}>
        {entry.heading || t('untitled')}
      </Link>
      <PostStatePill state={entry.state} />
      <div className={classes.fact}>
        <span className={classes.networks}>
          {entry.channels.map((channel) => (
            <NetworkSign key={channel.id} network={channel.network} name={channel.name} />
          ))}
        </span>
        <Fact state={entry.state} isPaused={isPaused} numbers={numbers} />
      </div>
    </li>
  );
}

function Fact({
  state,
  isPaused,
  numbers,
}: Omit<SlotProps, 'entry' | 'isPast'> & { state: CalendarEntry['state'] }) {
  const { t } = useTranslation('home');
  if (state === 'published' && numbers && numbers.views !== null)
    return (
      <>
        <span>{t('today.views', { count: numbers.views, number: formatNumber(numbers.views) })}</span>
        {numbers.isSimulated && <SourceTag kind="simulated" />}
        {numbers.isRounded && <SourceTag kind="rounded" />}
      </>
    );
  const fact = state === 'scheduled' && isPaused ? 'paused' : state;
  return <span>{t(`today.fact.${fact}`)}</span>;
}
