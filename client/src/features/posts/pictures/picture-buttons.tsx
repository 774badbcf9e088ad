import { DOCUMENT_MIMES, FILM_MIMES } from '@rupor/shared/media/kinds';
import { IconCamera, IconPaperclip, IconPhoto } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './pictures.module.css';

/** What the server reads, JPEG first: Safari then turns HEIC photos into JPEG; with "image/…" of any kind it would not. */
const ACCEPT = 'image/jpeg,image/png,image/webp,image/gif';

const ACCEPT_FILES = [...FILM_MIMES, ...DOCUMENT_MIMES].join(',');

/** Pick pictures, films or documents, or take a photo on a phone. The camera button shows only where a finger points. */
export function PictureButtons({ onFiles }: { onFiles(files: File[]): void }) {
  const { t } = useTranslation('media');
  const pick = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const attach = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement) => {
    onFiles(Array.from(input.files ?? []));
    // The same file may be chosen again after it was removed.
    input.value = '';
  };
  return (
    <>
      <button type="button" className={styles.button} onClick={() => pick.current?.click()}>
        <IconPhoto stroke={1.75} aria-hidden />
        {t('pick')}
      </button>
      <button type="button" className={styles.button} onClick={() => attach.current?.click()}>
        <IconPaperclip stroke={1.75} aria-hidden />
        {t('attach')}
      </button>
      <button type="button" className={styles.phoneOnly} onClick={() => camera.current?.click()}>
        <IconCamera stroke={1.75} aria-hidden />
        {t('camera')}
      </button>
      <input
        ref={pick}
        type="file"
        accept={ACCEPT}
        multiple
        hidden
        aria-label={t('pick')}
        data-testid="picture-file"
        onChange={(change) => take(change.currentTarget)}
      />
      <input
        ref={attach}
        type="file"
        accept={ACCEPT_FILES}
        multiple
        hidden
        aria-label={t('attach')}
        data-testid="attached-file"
        onChange={(change) => take(change.currentTarget)}
      />
      <input
        ref={camera}
        type="file"
        accept={ACCEPT}
        capture="environment"
        hidden
        aria-label={t('camera')}
        onChange={(change) => take(change.currentTarget)}
      />
    </>
  );
}
