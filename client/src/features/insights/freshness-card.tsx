import type { Overview } from '@rupor/shared/insights/answers';
import { POST_METRICS } from '@rupor/shared/networks/post-metrics';
import { useState } from 'react';
import { CardTable } from '../../components/card-table.tsx';
import { CardSection } from '../../components/section.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { useFormat } from '../../lib/format.ts';
import classes from './insights.module.css';
import { ManualEntry } from './manual-entry.tsx';
import { useWords } from './use-words.ts';

type Channel = Overview['channels'][number];

/** How fresh each channel's numbers are, what it does not count, and how to mend that. */
export function FreshnessCard({ overview, canEnter }: { overview: Overview; canEnter: boolean }) {
  const words = useWords();
  const { t } = words;
  const format = useFormat();
  const [entered, setEntered] = useState<Channel | null>(null);
  const lacks = (channel: Channel) => POST_METRICS.filter((name) => !channel.counts.post.includes(name));
  return (
    <CardSection title={t('fresh.title')}>
      <CardTable
        caption={t('fresh.title')}
        rows={overview.channels}
        rowKey={(channel) => channel.channelId}
        columns={[
          { id: 'name', title: t('fresh.channel'), cell: (channel) => channel.name },
          {
            id: 'asOf',
            title: t('fresh.asOf'),
            cell: (channel) =>
              channel.asOf ? format.dayTime(channel.asOf, overview.timeZone) : t('fresh.never'),
          },
          {
            id: 'problem',
            title: t('fresh.state'),
            cell: (channel) =>
              channel.problem && channel.problemSince
                ? t('fresh.problem', { at: format.dayTime(channel.problemSince, overview.timeZone) })
                : t('fresh.fine'),
          },
          {
            id: 'lacks',
            title: t('fresh.lacks'),
            cell: (channel) => {
              const names = lacks(channel).map((name) => words.metric(name).toLocaleLowerCase());
              const hasFollowers = channel.counts.channel.includes('followers');
              return (
                <>
                  {names.length > 0 ? names.join(', ') : t('fresh.all')}
                  {channel.counts.rounded?.map((name) => (
                    <p key={name} className="tiny faint">
                      {t('fresh.rounded', { name: words.metric(name).toLocaleLowerCase() })}
                    </p>
                  ))}
                  {canEnter && !hasFollowers && (
                    <>
                      {' '}
                      <TextButton onClick={() => setEntered(channel)}>{t('fresh.enterFollowers')}</TextButton>
                    </>
                  )}
                </>
              );
            },
          },
        ]}
      />
      <p className={`tiny faint ${classes.under}`}>{t('fresh.note')}</p>
      {entered && (
        <ManualEntry
          subject={{ kind: 'channel', channelId: entered.channelId }}
          name={entered.name}
          metrics={['followers']}
          timeZone={overview.timeZone}
          onClose={() => setEntered(null)}
        />
      )}
    </CardSection>
  );
}
