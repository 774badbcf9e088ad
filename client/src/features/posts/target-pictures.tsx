import { Checkbox } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../media/api.ts';
import styles from './composer.module.css';

interface TargetPicturesProps {
  pictures: readonly Media[];
  /** null = those of the post. */
  chosen: string[] | null;
  onChosen(ids: string[] | null): void;
}

/** Which pictures go to this channel. All of them in the order of the post means: as in the post. */
export function TargetPictures({ pictures, chosen, onChosen }: TargetPicturesProps) {
  const { t } = useTranslation('media');
  if (pictures.length === 0) return null;
  const ids = pictures.map(({ id }) => id);
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
      {pictures.map(({ id, altText }, index) => (
        <Checkbox
          key={id}
          styles={{ body: { alignItems: 'center' } }}
          checked={(chosen ?? ids).includes(id)}
          onChange={({ currentTarget }) => toggle(id, currentTarget.checked)}
          label={
            <span className={styles.ownPicture}>
              <img className={styles.ownThumb} src={mediaUrl(id)} alt="" width={40} height={40} />
              {altText ?? t('noAlt', { number: index + 1 })}
            </span>
          }
        />
      ))}
    </fieldset>
  );
}
