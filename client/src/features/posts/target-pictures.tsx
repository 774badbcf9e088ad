import { Checkbox } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { isFile } from '@rupor/shared/media/kinds';
import { useTranslation } from 'react-i18next';
import { FileThumb } from '../../components/file-tile.tsx';
import { mediaUrl } from '../media/api.ts';
import styles from './composer.module.css';

interface TargetPicturesProps {
  media: readonly Media[];
  /** null = those of the post. */
  chosen: string[] | null;
  onChosen(ids: string[] | null): void;
}

/** Which pictures, films and documents go to this channel. All of them in the order of the post means: as in the post. */
export function TargetPictures({ media, chosen, onChosen }: TargetPicturesProps) {
  const { t } = useTranslation('media');
  if (media.length === 0) return null;
  const ids = media.map(({ id }) => id);
  const toggle = (id: string, isOn: boolean) => {
    const now = new Set(chosen ?? ids);
    if (isOn) now.add(id);
    else now.delete(id);
    const next = ids.filter((one) => now.has(one));
    onChosen(next.length === ids.length ? null : next);
  };
  return (
    <fieldset className={styles.ownPictures}>
      <legend className={styles.small}>{t('forChannel')}</legend>
      {media.map((one, index) => (
        <Checkbox
          key={one.id}
          styles={{ body: { alignItems: 'center' } }}
          checked={(chosen ?? ids).includes(one.id)}
          onChange={({ currentTarget }) => toggle(one.id, currentTarget.checked)}
          label={
            <span className={styles.ownPicture}>
              {isFile(one) ? (
                <FileThumb file={one} src={mediaUrl(one.id, 'full')} side={40} />
              ) : (
                <img className={styles.ownThumb} src={mediaUrl(one.id)} alt="" width={40} height={40} />
              )}
              {isFile(one) ? one.originalName : (one.altText ?? t('noAlt', { number: index + 1 }))}
            </span>
          }
        />
      ))}
    </fieldset>
  );
}
