import type { ChannelHealth as Health } from '@rupor/shared/channels/contract';
import { IconAlertOctagonFilled, IconCircleCheckFilled, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './channels.module.css';

const SIGNS = { works: IconCircleCheckFilled, retrying: IconRefresh, reconnect: IconAlertOctagonFilled };

/** State of a channel: shape, word, then colour. */
export function ChannelHealth({ health, since }: { health: Health; since?: string | null }) {
  const { t } = useTranslation('channels');
  const Sign = SIGNS[health];
  return (
    <span className={classes.health} data-health={health}>
      <Sign size={16} stroke={1.75} aria-hidden="true" />
      {t(`health.${health}`)}
      {since && ` ${t('healthSince', { date: since })}`}
    </span>
  );
}
