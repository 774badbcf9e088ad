import { useMediaQuery } from '@mantine/hooks';
import type { Media } from '@rupor/shared/media/contract';
import { IconFolder } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import { PictureButtons } from './pictures/picture-buttons.tsx';
import { PictureList } from './pictures/picture-list.tsx';
import buttons from './pictures/pictures.module.css';
import { UploadList } from './pictures/upload-list.tsx';
import type { Uploads } from './pictures/use-uploads.ts';

interface PicturesCardProps {
  media: Media[];
  uploads: Uploads;
  onOrder(ids: string[]): void;
  onPick(media: Media): void;
  /** The library over the composer, to take a file from. */
  library(slot: { onPick(media: Media): void; onClose(): void }): ReactNode;
}

/** Pictures, films and documents of the post, in order, with their descriptions. */
export function PicturesCard({ media, uploads, onOrder, onPick, library }: PicturesCardProps) {
  const { t } = useTranslation(['posts', 'library']);
  const [isChoosing, setChoosing] = useState(false);
  const isTouch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  return (
    <section className={styles.pad} id="post-pictures" aria-labelledby="pictures-head">
      <h2 className={styles.h2} id="pictures-head">
        {t('posts:pictures.title')}
      </h2>
      {media.length > 0 && <PictureList media={media} onOrder={onOrder} />}
      <UploadList uploads={uploads} />
      {media.length === 0 && uploads.items.length === 0 && (
        <p className={`${styles.small} ${styles.muted}`}>
          {t(isTouch ? 'posts:pictures.noneTouch' : 'posts:pictures.none')}
        </p>
      )}
      <div className={styles.chips}>
        <PictureButtons onFiles={uploads.add} />
        <button type="button" className={buttons.button} onClick={() => setChoosing(true)}>
          <IconFolder stroke={1.75} aria-hidden />
          {t('library:pick.act')}
        </button>
      </div>
      {isChoosing && library({ onPick, onClose: () => setChoosing(false) })}
    </section>
  );
}
