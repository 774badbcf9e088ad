import { Button } from '@mantine/core';
import type { Notice } from '@rupor/shared/notifications/contract';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { usePrefetchQuery, useQuery, useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { channelsQuery } from '../../features/channels/api.ts';
import { useConnectPractice } from '../../features/channels/use-connect-practice.ts';
import { anyPostQuery, dayNumbersQuery, daysAheadQuery, untouchedQuery } from '../../features/home/api.ts';
import { listSteps } from '../../features/home/first-steps.ts';
import { FirstStepsList } from '../../features/home/first-steps-list.tsx';
import classes from '../../features/home/home.module.css';
import { aheadRange, entriesOf } from '../../features/home/home-day.ts';
import { QuickRow } from '../../features/home/quick-row.tsx';
import { listStanding } from '../../features/home/standing.ts';
import { StandingCard } from '../../features/home/standing-card.tsx';
import { TodayCard } from '../../features/home/today-card.tsx';
import { useDaySentence } from '../../features/home/use-day-sentence.ts';
import { useHomeDay } from '../../features/home/use-home-day.ts';
import { useNow } from '../../features/home/use-now.ts';
import { WaitingCard } from '../../features/home/waiting-card.tsx';
import { WaitingItem } from '../../features/home/waiting-item.tsx';
import { HomeNumbers } from '../../features/insights/lazy.tsx';
import { noticesQuery } from '../../features/notifications/api.ts';
import { LateWaitingDrafts } from '../../features/posts/late-waiting-drafts.tsx';
import { publishingStateQuery } from '../../features/publishing/api.ts';
import { UnconfirmedAnswer } from '../../features/publishing/unconfirmed-answer.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { formatDay, toWallTime, zoneLabel } from '../../lib/format.ts';
import { openSearch } from '../../lib/search-box.ts';
import { offerUndo } from '../../lib/undo.ts';

export function HomePage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const now = useNow();
  const zone = session.organization?.timeZone ?? 'UTC';
  const nowWall = toWallTime(now.toISOString(), zone);
  useDayAsked(nowWall.slice(0, 10));
  const [{ data: channels }, { data: posts }] = useSuspenseQueries({
    queries: [channelsQuery(), anyPostQuery()],
  });
  const day = formatDay(nowWall, 'weekday');
  const over = `${day.charAt(0).toLocaleUpperCase()}${day.slice(1)} · ${zoneLabel(zone, now.toISOString())}`;
  if (posts.total === 0)
    return <FirstHome over={over} hasChannels={channels.length > 0} permissions={session.permissions} />;
  return <DayHome over={over} zone={zone} now={now} nowWall={nowWall} permissions={session.permissions} />;
}

/** Everything of the day is asked for together with what decides how the page looks. */
function useDayAsked(today: string): void {
  usePrefetchQuery(daysAheadQuery(aheadRange(today)));
  usePrefetchQuery(dayNumbersQuery(today));
  usePrefetchQuery(noticesQuery());
  usePrefetchQuery(publishingStateQuery());
  usePrefetchQuery(untouchedQuery());
}

interface FirstProps {
  over: string;
  hasChannels: boolean;
  permissions: readonly string[];
}

function FirstHome({ over, hasChannels, permissions }: FirstProps) {
  const { t } = useTranslation('home');
  const practice = useConnectPractice();
  const steps = listSteps({ channels: hasChannels, post: false, people: false }, permissions);
  const connect = () =>
    practice.mutate(undefined, { onError: (error) => offerUndo(errorSentence(error, t)) });
  return (
    <>
      <PageHead
        over={over}
        docTitle={t('common:nav.home')}
        title={t(steps.length === 0 ? 'steps.none' : hasChannels ? 'steps.titleNext' : 'steps.title')}
        sub={steps.length === 0 ? undefined : t('steps.sub')}
      />
      <FirstStepsList steps={steps} isConnecting={practice.isPending} onConnectPractice={connect} />
    </>
  );
}

interface DayProps extends Omit<FirstProps, 'hasChannels'> {
  zone: string;
  now: Date;
  nowWall: string;
}

function DayHome({ over, zone, now, nowWall, permissions }: DayProps) {
  const { t } = useTranslation('home');
  const today = nowWall.slice(0, 10);
  const { days, numbers, isPending } = useHomeDay(today);
  const waiting = useQuery(noticesQuery());
  const sending = useQuery(publishingStateQuery());
  const channels = useSuspenseQuery(channelsQuery()).data;
  const untouched = useQuery(untouchedQuery());
  // Drawn at once, so that nothing under a finger moves; deferred, so that a slow phone answers meanwhile.
  const isLoading = useDeferredValue(
    isPending || waiting.isPending || sending.isPending || untouched.isPending,
  );
  const title = useDaySentence(isLoading ? undefined : days.data?.days, today);
  const standing = listStanding({ sending: sending.data, channels, posts: untouched.data?.items ?? [], now });
  return (
    <>
      <PageHead
        over={over}
        docTitle={t('common:nav.home')}
        title={title}
        acts={
          <>
            <Button leftSection={<IconSearch size={20} stroke={1.75} aria-hidden />} onClick={openSearch}>
              {t('common:act.find')}
            </Button>
            {permissions.includes('posts.write') && (
              <LinkButton
                to="/posts/new"
                variant="filled"
                leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
              >
                {t('common:nav.write')}
              </LinkButton>
            )}
          </>
        }
      />
      <QuickRow
        canWrite={permissions.includes('posts.write')}
        canAddFiles={permissions.includes('media.write')}
      />
      <LateWaitingDrafts />
      {isLoading && <LoadingLines count={10} label={t('loading')} />}
      {!isLoading && (
        <>
          <div className={classes.grid}>
            {days.isError && <ErrorNotice error={days.error} onRetry={() => days.refetch()} />}
            {days.data && (
              <TodayCard
                day={entriesOf(days.data.days, today)}
                nowWall={nowWall}
                isPaused={Boolean(sending.data?.paused)}
                numbers={numbers}
              />
            )}
            {waiting.isError && <ErrorNotice error={waiting.error} onRetry={() => waiting.refetch()} />}
            {waiting.data && (
              <WaitingCard
                items={waiting.data.items}
                total={waiting.data.total}
                unread={waiting.data.unread}
                renderItem={(notice) => (
                  <WaitingItem
                    key={`${notice.kind} ${notice.id}`}
                    notice={notice}
                    now={now}
                    answer={answerTo(notice)}
                  />
                )}
              />
            )}
          </div>
          <StandingCard items={standing} zone={zone} mayConnect={permissions.includes('channels.manage')} />
          <HomeNumbers />
        </>
      )}
    </>
  );
}

/** «Вышел или нет» is finished right here; everything else on its own page. */
function answerTo({ kind, targetId, channel }: Notice) {
  if (kind !== 'unconfirmed' || !targetId) return null;
  return (
    <UnconfirmedAnswer
      targetId={targetId}
      channelName={channel?.name ?? ''}
      channelUrl={channel?.url ?? null}
    />
  );
}
