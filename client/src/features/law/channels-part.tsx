import { Button } from '@mantine/core';
import type { LawChannel } from '@rupor/shared/law/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { LateDialog } from '../../components/late-dialog.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatDay, useFormat } from '../../lib/format.ts';
import { late } from '../../lib/late.ts';
import { lawChannelsQuery } from './api.ts';
import classes from './law.module.css';
import { useListingSentence } from './use-listing-sentence.ts';

const ListingDialog = late(async () => (await import('./listing-dialog.tsx')).ListingDialog);
/** Days of the history that are shown. */
const SHOWN_DAYS = 12;

/** Followers against 10,000, and where the application for the register stands. */
export function ChannelsPart({ mayManage }: { mayManage(branchId: string | null): boolean }) {
  const { t } = useTranslation('law');
  const { data: channels } = useSuspenseQuery(lawChannelsQuery());
  const [open, setOpen] = useState<LawChannel | null>(null);
  if (channels.length === 0)
    return (
      <EmptyState
        title={t('channels.none')}
        acts={<LinkButton to="/channels/new">{t('channels.connect')}</LinkButton>}
      >
        {t('channels.noneText')}
      </EmptyState>
    );
  return (
    <section className={`card ${classes.part}`} aria-label={t('part.channels')}>
      <p className="small muted">{t('channels.what')}</p>
      <ul className={classes.plain}>
        {channels.map((channel) => (
          <ChannelItem
            key={channel.channelId}
            channel={channel}
            onEdit={mayManage(channel.branchId) ? () => setOpen(channel) : null}
          />
        ))}
      </ul>
      <LateDialog isOpen={open !== null}>
        {(isOpen) => open && <ListingDialog channel={open} isOpen={isOpen} onClose={() => setOpen(null)} />}
      </LateDialog>
    </section>
  );
}

function ChannelItem({ channel, onEdit }: { channel: LawChannel; onEdit: (() => void) | null }) {
  const { t } = useTranslation('law');
  const format = useFormat();
  const sentence = useListingSentence();
  const { name, network, source, state, applicationNumber, appliedOn, url, savedByName } = channel;
  const history = channel.history.slice(-SHOWN_DAYS).reverse();
  return (
    <li className={classes.row}>
      <div>
        <h3 className={classes.name}>
          <NetworkSign network={network} /> {name} {source === 'simulated' && <SourceTag kind="simulated" />}
          {source === 'manual' && <SourceTag kind="manual" />}
        </h3>
        <p className={channel.level && state !== 'listed' ? classes.stale : undefined}>{sentence(channel)}</p>
        <p className={classes.fine}>
          {t(`listing.state.${state}`)}
          {applicationNumber && ` ${t('listing.number', { number: applicationNumber })}`}
          {appliedOn && ` ${t('listing.on', { day: formatDay(appliedOn) })}`}
          {savedByName && ` ${t('listing.savedBy', { name: savedByName })}`}{' '}
          {url && (
            <a className="link" href={url} target="_blank" rel="noreferrer">
              {t('listing.link')}
            </a>
          )}
        </p>
        {history.length > 1 && (
          <details className={classes.item}>
            <summary className={classes.ruleHead}>{t('channels.history')}</summary>
            <ul className={classes.plainBody}>
              {history.map(({ day, followers }) => (
                <li key={day}>
                  {formatDay(day)}: <b>{format.number(followers)}</b>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      {onEdit && (
        <Button size="sm" aria-label={t('listing.editOf', { name })} onClick={onEdit}>
          {t('listing.edit')}
        </Button>
      )}
    </li>
  );
}
