import { useMediaQuery } from '@mantine/hooks';
import type { Media } from '@rupor/shared/media/contract';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import { PictureButtons } from './pictures/picture-buttons.tsx';
import { PictureList } from './pictures/picture-list.tsx';
import { UploadList } from './pictures/upload-list.tsx';
import type { Uploads } from './pictures/use-uploads.ts';

interface PicturesCardProps {
  media: Media[];
  uploads: Uploads;
  onOrder(ids: string[]): void;
}

/** Pictures, films and documents of the post, in order, with their descriptions. */
export function PicturesCard({ media, uploads, onOrder }: PicturesCardProps) {
  const { t } = useTranslation('posts');
  const isTouch = useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false });
  return (
    <section className={styles.pad} id="post-pictures" aria-labelledby="pictures-head">
      <h2 className={styles.h2} id="pictures-head">
        {t('pictures.title')}
      </h2>
      {media.length > 0 && <PictureList media={media} onOrder={onOrder} />}
      <UploadList uploads={uploads} />
      {media.length === 0 && uploads.items.length === 0 && (
        <p className={`${styles.small} ${styles.muted}`}>
          {t(isTouch ? 'pictures.noneTouch' : 'pictures.none')}
        </p>
      )}
      <div className={styles.chips}>
        <PictureButtons onFiles={uploads.add} />
      </div>
    </section>
  );
}
