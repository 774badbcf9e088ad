import { Button, NativeSelect } from '@mantine/core';
import type { CalendarFeed } from '@rupor/shared/calendar/feeds-contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { channelsQuery } from '../channels/api.ts';
import { createFeedMutation, feedsQuery, revokeFeedMutation } from './api.ts';
import styles from './calendar-tools.module.css';

/** Secret addresses for the calendar of a phone: made, shown once, taken back. */
export function CalendarFeeds() {
  const { t } = useTranslation(['bulk', 'common']);
  const format = useFormat();
  const queries = useQueryClient();
  const feeds = useQuery(feedsQuery());
  const channels = useQuery(channelsQuery());
  const [what, setWhat] = useState('all');
  const [asked, setAsked] = useState<CalendarFeed | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: feedsQuery().queryKey });
  const create = useMutation({ ...createFeedMutation(), onSuccess: refresh });
  const revoke = useMutation({
    ...revokeFeedMutation(),
    onSuccess: () => create.reset(),
    onSettled: () => {
      setAsked(null);
      return refresh();
    },
  });
  const options = [
    { value: 'all', label: t('bulk:feeds.all') },
    { value: 'mine', label: t('bulk:feeds.mine') },
    ...(channels.data ?? []).map(({ id, name }) => ({ value: id, label: t('bulk:feeds.channel', { name }) })),
  ];
  const nameOf = ({ channel, isMine }: CalendarFeed) =>
    channel
      ? t('bulk:feeds.channel', { name: channel.name })
      : t(isMine ? 'bulk:feeds.mine' : 'bulk:feeds.all');
  const make = () =>
    create.mutate({ channelId: what === 'all' || what === 'mine' ? null : what, isMine: what === 'mine' });
  const error = create.error ?? revoke.error ?? feeds.error;
  return (
    <>
      <PageHead
        over={
          <Link className="link" to="/calendar">
            {t('common:nav.calendar')}
          </Link>
        }
        title={t('bulk:feeds.title')}
        sub={t('bulk:feeds.sub')}
      />
      <div className={styles.stack}>
        {error && <ErrorNotice error={error} />}
        <CardSection>
          <div className={styles.row}>
            <NativeSelect
              label={t('bulk:feeds.what')}
              value={what}
              data={options}
              onChange={({ currentTarget }) => setWhat(currentTarget.value)}
            />
            <Button variant="filled" loading={create.isPending} onClick={make}>
              {t('bulk:feeds.make')}
            </Button>
          </div>
          {create.data && (
            <div className={styles.fresh} role="status">
              <p>{t('bulk:feeds.fresh')}</p>
              <code className={styles.address}>{create.data.url}</code>
              <CopyButton text={create.data.url} done={t('bulk:feeds.copied')}>
                {t('bulk:feeds.copy')}
              </CopyButton>
              <QrCode svg={create.data.qrSvg} label={t('bulk:feeds.qr')} />
            </div>
          )}
        </CardSection>
        {(feeds.data ?? []).length > 0 && (
          <CardSection title={t('bulk:feeds.living')}>
            <ul className={styles.list}>
              {(feeds.data ?? []).map((feed) => (
                <li key={feed.id} className={styles.feed}>
                  <div>
                    <p>{nameOf(feed)}</p>
                    <p className="small muted">
                      {feed.readAt
                        ? t('bulk:feeds.read', { when: format.dayTime(feed.readAt) })
                        : t('bulk:feeds.unread')}
                    </p>
                  </div>
                  <Button variant="default" onClick={() => setAsked(feed)}>
                    {t('bulk:feeds.revoke')}
                  </Button>
                </li>
              ))}
            </ul>
          </CardSection>
        )}
      </div>
      <ConfirmDialog
        isOpen={asked !== null}
        title={asked && t('bulk:feeds.ask', { name: nameOf(asked) })}
        verb={t('bulk:feeds.revoke')}
        isDanger
        isBusy={revoke.isPending}
        onConfirm={() =>
          asked && revoke.mutate({ channelId: asked.channel?.id ?? null, isMine: asked.isMine })
        }
        onClose={() => setAsked(null)}
      >
        {t('bulk:feeds.askNote')}
      </ConfirmDialog>
    </>
  );
}
