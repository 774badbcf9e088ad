import type { Channel } from '@rupor/shared/channels/contract';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import classes from './connect.module.css';
import { EarlierState } from './earlier-state.tsx';

interface Props {
  channel: Channel;
  onClose(): void;
}

export function EarlierDialog({ channel, onClose }: Props) {
  const { t } = useTranslation('channels');
  return (
    <Dialog onClose={onClose} title={t('channels:earlier.title', { name: channel.name })}>
      <div className={classes.earlier}>
        <EarlierState channel={channel} canRead />
      </div>
    </Dialog>
  );
}
