import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../lib/format.ts';
import composer from '../composer.module.css';
import { useCheckSentence } from '../use-check-sentence.ts';
import { useViewer } from '../use-viewer.ts';
import { useDoubts } from './use-doubts.ts';

/** Doubts that need a look around: the same text in a channel, links that do not answer. They stop nothing. */
export function DoubtsCard({ postId, version }: { postId: string; version: number }) {
  const { t } = useTranslation(['plan', 'posts']);
  const { organizationZone } = useViewer();
  const doubts = useDoubts(postId, version);
  const sentence = useCheckSentence();
  if (doubts.length === 0) return null;
  const worded = (params: Record<string, string | number>) =>
    typeof params.at === 'string' ? { ...params, at: formatDateTime(params.at, organizationZone) } : params;
  return (
    <section className={composer.pad} aria-labelledby="doubts-head">
      <h2 className={composer.h2} id="doubts-head">
        {t('plan:doubts.title')}
      </h2>
      <ul className={composer.checks}>
        {doubts.map((doubt) => (
          <li key={`${doubt.code}-${doubt.channelId}-${doubt.params.url}`} data-kind="doubt">
            <IconAlertTriangle stroke={1.75} aria-hidden />
            <span>
              {sentence({ ...doubt, params: worded(doubt.params) })}{' '}
              {typeof doubt.params.postId === 'string' && (
                <Link className={composer.link} to="/posts/$postId" params={{ postId: doubt.params.postId }}>
                  {t('plan:doubts.other')}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
