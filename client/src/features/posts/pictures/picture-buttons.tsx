import { DOCUMENT_MIMES, FILM_MIMES } from '@rupor/shared/media/kinds';
import { IconCamera, IconPaperclip, IconPhoto } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FileInput } from '../../../components/file-input.tsx';
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
      <FileInput
        ref={pick}
        label={t('pick')}
        accept={ACCEPT}
        isMany
        testId="picture-file"
        onFiles={onFiles}
      />
      <FileInput
        ref={attach}
        label={t('attach')}
        accept={ACCEPT_FILES}
        isMany
        testId="attached-file"
        onFiles={onFiles}
      />
      <FileInput ref={camera} label={t('camera')} accept={ACCEPT} isCamera onFiles={onFiles} />
    </>
  );
}
