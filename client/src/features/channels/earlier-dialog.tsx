import { Modal } from '@mantine/core';
import type { Channel } from '@rupor/shared/channels/contract';
import { useTranslation } from 'react-i18next';
import classes from './connect.module.css';
import { EarlierState } from './earlier-state.tsx';

interface Props {
  channel: Channel;
  onClose(): void;
}

export function EarlierDialog({ channel, onClose }: Props) {
  const { t } = useTranslation(['channels', 'common']);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('channels:earlier.title', { name: channel.name })}
      closeButtonProps={{ 'aria-label': t('common:act.close') }}
    >
      <div className={classes.earlier}>
        <EarlierState channel={channel} canRead />
      </div>
    </Modal>
  );
}
