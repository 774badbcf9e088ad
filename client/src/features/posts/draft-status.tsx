import { useTranslation } from 'react-i18next';
import { errorCode, errorSentence } from '../../lib/errors.ts';
import { formatTime } from '../../lib/format.ts';
import styles from './composer.module.css';
import type { Draft } from './use-draft.ts';
import { useViewer } from './use-viewer.ts';

/** Where the text is: saved at what time, or only on this device and why. Told to screen readers too. */
export function DraftStatus({ draft }: { draft: Draft }) {
  const { t } = useTranslation(['posts', 'common']);
  const { ownZone } = useViewer();
  const { status, savedAt, error } = draft.state;
  const words = () => {
    switch (status) {
      case 'untouched':
      case 'saved':
        return savedAt
          ? t('posts:saved.at', { time: formatTime(savedAt, ownZone) })
          : t('posts:saved.nothing');
      case 'waiting':
      case 'saving':
        return t('posts:saved.saving');
      case 'offline':
        if (!draft.keepsCopies) return t('posts:saved.nowhere');
        return t(errorCode(error) === 'offline' ? 'posts:saved.offline' : 'posts:saved.trying');
      case 'signedOut':
        return t('posts:saved.signedOut');
      case 'conflict':
        return t('posts:saved.conflict');
      case 'refused':
        return t('posts:saved.refused', { why: errorSentence(error, t) });
    }
  };
  const isBad = ['offline', 'signedOut', 'conflict', 'refused'].includes(status);
  return (
    <span role="status" className={isBad ? styles.doubt : undefined}>
      {words()}
    </span>
  );
}
