import type { Media } from '@rupor/shared/media/contract';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';
import { PictureList } from './pictures/picture-list.tsx';
import { UploadList } from './pictures/upload-list.tsx';
import type { Uploads } from './pictures/use-uploads.ts';

interface PicturesCardProps {
  media: Media[];
  uploads: Uploads;
  onOrder(ids: string[]): void;
}

/** Pictures, films and documents of the post, in order, with their descriptions. Takes no room while there are none. */
export function PicturesCard({ media, uploads, onOrder }: PicturesCardProps) {
  const { t } = useTranslation('posts');
  const isEmpty = media.length === 0 && uploads.items.length === 0;
  return (
    <section
      className={isEmpty ? styles.noCard : styles.pad}
      id="post-pictures"
      aria-label={t('pictures.title')}
    >
      {!isEmpty && <h2 className={styles.h2}>{t('pictures.title')}</h2>}
      {media.length > 0 && <PictureList media={media} onOrder={onOrder} />}
      {/* Always here, so that what happens to a file is heard. */}
      <UploadList uploads={uploads} />
    </section>
  );
}
