import { Button, Progress } from '@mantine/core';
import { IconCamera, IconUpload } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FileInput } from '../../components/file-input.tsx';
import styles from './library.module.css';
import type { QueueItem, UploadQueue } from './upload-queue.ts';
import { useUploadProblem } from './use-upload-problem.ts';

/** JPEG first: Safari then turns HEIC photos into JPEG. */
const ACCEPT =
  'image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime,video/webm,application/pdf';

/** The act of the page: sixty photos at once are fine. On a phone there is the camera beside it. */
export function UploadButtons({ onFiles }: { onFiles(files: File[]): void }) {
  const { t } = useTranslation('library');
  const pick = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="default"
        hiddenFrom="sm"
        leftSection={<IconCamera size={18} stroke={1.75} aria-hidden />}
        onClick={() => camera.current?.click()}
      >
        {t('camera')}
      </Button>
      <Button
        variant="filled"
        leftSection={<IconUpload size={18} stroke={1.75} aria-hidden />}
        onClick={() => pick.current?.click()}
      >
        {t('upload')}
      </Button>
      <FileInput
        ref={pick}
        label={t('upload')}
        accept={ACCEPT}
        isMany
        testId="library-file"
        onFiles={onFiles}
      />
      <FileInput ref={camera} label={t('camera')} accept="image/jpeg,image/png" isCamera onFiles={onFiles} />
    </>
  );
}

/** Files on their way: how many are done, what stopped and what to do. The page may be left or reloaded. */
export function UploadPanel({ items, queue }: { items: readonly QueueItem[]; queue: UploadQueue }) {
  const { t } = useTranslation('library');
  if (items.length === 0) return null;
  const done = items.filter(({ state }) => state === 'done').length;
  const failed = items.filter(({ state }) => state === 'failed');
  const share = items.reduce((sum, item) => sum + item.share, 0) / items.length;
  const isOver = done + failed.length === items.length;
  return (
    <section className={styles.panel} aria-label={t('uploads.title')}>
      <div className={styles.stack}>
        <p role="status">
          {t(isOver ? 'uploads.over' : 'uploads.running', { done, count: items.length })}{' '}
          {!isOver && <span className="muted">{t('uploads.safe')}</span>}
        </p>
        {!isOver && <Progress value={share * 100} aria-label={t('uploads.title')} />}
        {failed.length > 0 && (
          <ul className={styles.list}>
            {failed.map((item) => (
              <FailedItem key={item.id} item={item} queue={queue} />
            ))}
          </ul>
        )}
        {isOver && failed.length === 0 && (
          <div className={styles.row}>
            <Button variant="subtle" onClick={queue.clearDone}>
              {t('uploads.hide')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}

function FailedItem({ item, queue }: { item: QueueItem; queue: UploadQueue }) {
  const { t } = useTranslation('media');
  const problemOf = useUploadProblem();
  return (
    <li className={styles.row}>
      <span className={styles.bad}>{problemOf(item)}</span>
      <Button variant="subtle" size="compact-sm" onClick={() => queue.retry(item.id)}>
        {t('media:retry')}
      </Button>
      <Button variant="subtle" size="compact-sm" onClick={() => queue.dismiss(item.id)}>
        {t('media:forget')}
      </Button>
    </li>
  );
}
