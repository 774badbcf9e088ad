import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../lib/format.ts';
import type { Sent } from './use-send.ts';
import { useViewer } from './use-viewer.ts';

/** What was done, told as what will happen. */
export function useSentSentence(): (sent: Sent) => string {
  const { t } = useTranslation('posts');
  const { organizationZone } = useViewer();
  return ({ act, dueAt }) =>
    act === 'schedule' && dueAt !== null
      ? t('sent.schedule', { time: formatDateTime(dueAt, organizationZone) })
      : t(`sent.${act === 'schedule' ? 'now' : act}`);
}
