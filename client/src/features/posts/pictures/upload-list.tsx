import { useTranslation } from 'react-i18next';
import type { QueueItem } from '../../media/api.ts';
import { useUploadProblem } from '../../media/use-upload-problem.ts';
import styles from './pictures.module.css';
import type { Uploads } from './use-uploads.ts';

/** Files on their way: how much has arrived, or why not and what to do. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  return (
    <div aria-live="polite" className={styles.live}>
      {uploads.items.length > 0 && (
        <ul className={styles.list}>
          {uploads.items.map((upload) => (
            <li key={upload.id} className={styles.body}>
              {upload.problem === null ? (
                <Running upload={upload} uploads={uploads} />
              ) : (
                <Stopped upload={upload} uploads={uploads} />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Running({ upload, uploads }: { upload: QueueItem; uploads: Uploads }) {
  const { t } = useTranslation('media');
  const percent = Math.round(upload.share * 100);
  // All bytes are there: the server looks into the file and shrinks a picture.
  const text =
    percent < 100 ? t('uploading', { name: upload.name, percent }) : t('preparing', { name: upload.name });
  return (
    <>
      <div className={styles.acts}>
        <span className={styles.small}>{text}</span>
        <button type="button" className={styles.quiet} onClick={() => uploads.dismiss(upload.id)}>
          {t('stop')}
        </button>
      </div>
      <progress className={styles.track} max={100} value={percent} aria-label={text} />
    </>
  );
}

function Stopped({ upload, uploads }: { upload: QueueItem; uploads: Uploads }) {
  const { t } = useTranslation('media');
  const problemOf = useUploadProblem();
  return (
    <>
      <span className={`${styles.small} ${styles.bad}`}>{problemOf(upload)}</span>
      <div className={styles.acts}>
        <button type="button" className={styles.button} onClick={() => uploads.retry(upload.id)}>
          {t('retry')}
        </button>
        <button type="button" className={styles.quiet} onClick={() => uploads.dismiss(upload.id)}>
          {t('forget')}
        </button>
      </div>
    </>
  );
}
