import { Button, Menu } from '@mantine/core';
import type { Channel } from '@rupor/shared/channels/contract';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { formatDate, formatRelative } from '../../lib/format.ts';
import { problemSentence } from '../../lib/network-problem.ts';
import { sessionQuery } from '../auth/api.ts';
import { networksQuery } from './api.ts';
import { ChannelHealth } from './channel-health.tsx';
import classes from './channels.module.css';
import { EarlierDialog } from './earlier-dialog.tsx';
import { RenameForm } from './rename-form.tsx';
import { type ChannelActs, useChannelActs } from './use-channel-acts.ts';

interface Props {
  channel: Channel;
  canManage: boolean;
  /** What other parts of Rupor say of it. */
  more: ReactNode;
}

export function ChannelRow({ channel, canManage, more }: Props) {
  const { t } = useTranslation('channels');
  const acts = useChannelActs(channel);
  const [isRenaming, setRenaming] = useState(false);
  const [planned, setPlanned] = useState<number | null>(null);
  const remove = async () => {
    if (channel.plannedCount > 0) return setPlanned(channel.plannedCount);
    setPlanned(await acts.remove(false));
  };
  const removeAnyway = async () => {
    setPlanned(null);
    await acts.remove(true);
  };
  const { name } = channel;
  return (
    <li className={classes.row}>
      <NetworkSign network={channel.network} />
      <div>
        <h3 className={classes.name}>
          {name}
          {channel.simulated && <SourceTag kind="simulated" />}
          {channel.handle && <span className={classes.handle}>{channel.handle}</span>}
        </h3>
        <ChannelFacts channel={channel} />
        {more}
      </div>
      {canManage && !isRenaming && (
        <RowActs channel={channel} acts={acts} onRename={() => setRenaming(true)} onRemove={remove} />
      )}
      {isRenaming && (
        <RenameForm channel={channel} onChange={acts.change} onClose={() => setRenaming(false)} />
      )}
      <ConfirmDialog
        isOpen={planned !== null}
        onClose={() => setPlanned(null)}
        title={t('removeTitle', { name })}
        verb={t('acts.remove')}
        onConfirm={removeAnyway}
        isDanger
      >
        {t('removeCount', { count: planned ?? 0 })}
      </ConfirmDialog>
    </li>
  );
}

function ChannelFacts({ channel }: { channel: Channel }) {
  const { t } = useTranslation(['channels', 'networks']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const zone = session.person?.timeZone ?? session.organization?.timeZone ?? 'UTC';
  const { health, healthSince, healthProblem, checkedAt, plannedCount } = channel;
  return (
    <>
      <div className={classes.facts}>
        <ChannelHealth health={health} since={healthSince && formatDate(healthSince, zone)} />
        <span>
          {checkedAt
            ? t('channels:checkedAt', { when: formatRelative(checkedAt) })
            : t('channels:neverChecked')}
        </span>
        {plannedCount > 0 && <span>{t('channels:planned', { count: plannedCount })}</span>}
      </div>
      {healthProblem && (
        <p className={classes.problem}>
          {problemSentence(t, { network: channel.network, problem: healthProblem, of: 'channels' })}
        </p>
      )}
    </>
  );
}

interface RowActsProps {
  channel: Channel;
  acts: ChannelActs;
  onRename(): void;
  onRemove(): void;
}

function RowActs({ channel, acts, onRename, onRemove }: RowActsProps) {
  const { t } = useTranslation('channels');
  const { id, name, url, health } = channel;
  const navigate = useNavigate();
  const reconnect = () => navigate({ to: '/channels/new', search: { channel: id } });
  const isOut = health === 'reconnect';
  const [isEarlier, setEarlier] = useState(false);
  const networks = useQuery(networksQuery()).data ?? [];
  const isListed =
    channel.ownCapabilities?.listsPosts ?? networks.find((one) => one.id === channel.network)?.listsPosts;
  return (
    <div className={classes.acts}>
      {isOut && (
        <LinkButton size="sm" to="/channels/new" search={{ channel: id }}>
          {t('acts.reconnect')}
        </LinkButton>
      )}
      <Button size="sm" onClick={acts.check} loading={acts.isChecking}>
        {t('acts.check')}
      </Button>
      <Menu>
        <Menu.Target>
          <Button
            size="sm"
            variant="subtle"
            aria-label={t('acts.more', { name })}
            rightSection={<IconChevronDown size={16} aria-hidden="true" />}
          >
            {t('common:nav.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onRename}>{t('acts.rename')}</Menu.Item>
          {!isOut && <Menu.Item onClick={reconnect}>{t('acts.reconnect')}</Menu.Item>}
          {isListed && <Menu.Item onClick={() => setEarlier(true)}>{t('earlier.act')}</Menu.Item>}
          {url && (
            <Menu.Item component="a" href={url} target="_blank" rel="noreferrer">
              {t('acts.open')}
            </Menu.Item>
          )}
          <Menu.Item color="red" onClick={onRemove}>
            {t('acts.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isEarlier && <EarlierDialog channel={channel} onClose={() => setEarlier(false)} />}
    </div>
  );
}
