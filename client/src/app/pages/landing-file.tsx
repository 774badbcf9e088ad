import { Button, Input } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../../features/landing/landing.module.css';
import { mediaUrl } from '../../features/media/api.ts';
import { LibraryPicker } from '../../features/media/lazy.tsx';

interface Props {
  label: string;
  fileId: string | null;
  kind: 'image' | 'document';
  files: readonly Media[];
  /** null: none any more. */
  onFile(file: Media | null): void;
}

/** A file of the library in its place on a page. */
export function LandingFile({ label, fileId, kind, files, onFile }: Props) {
  const { t } = useTranslation('landing');
  const [isChoosing, setChoosing] = useState(false);
  const [wasWrong, setWrong] = useState(false);
  const file = files.find(({ id }) => id === fileId);
  return (
    <div className={styles.file}>
      <Input.Label labelElement="div">{label}</Input.Label>
      {fileId !== null && !file && <span className="small muted">{t('file.gone')}</span>}
      {file?.kind === 'image' && <img src={mediaUrl(file.id)} alt={file.altText ?? file.originalName} />}
      {file && file.kind !== 'image' && <span>{file.originalName}</span>}
      {file?.kind === 'image' && !file.altText && <span className={styles.stops}>{t('file.noAlt')}</span>}
      {wasWrong && (
        <span role="alert" className={styles.stops}>
          {t(kind === 'image' ? 'file.onlyPicture' : 'file.onlyDocument')}
        </span>
      )}
      <div className={styles.row}>
        <Button size="sm" variant="default" onClick={() => setChoosing(true)}>
          {t(kind === 'image' ? 'file.choosePicture' : 'file.chooseDocument')}
        </Button>
        {fileId !== null && (
          <Button size="sm" variant="subtle" onClick={() => onFile(null)}>
            {t('file.drop')}
          </Button>
        )}
      </div>
      {isChoosing && (
        <LibraryPicker
          onPick={(media) => {
            setWrong(media.kind !== kind);
            if (media.kind === kind) onFile(media);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
