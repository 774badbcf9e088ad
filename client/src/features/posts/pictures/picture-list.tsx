import type { Media } from '@rupor/shared/media/contract';
import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../media/api.ts';
import { AltTextField } from './alt-text-field.tsx';
import styles from './pictures.module.css';

interface PictureListProps {
  pictures: Media[];
  onOrder(ids: string[]): void;
}

/** The pictures of a post in their order; each asks for its description. */
export function PictureList({ pictures, onOrder }: PictureListProps) {
  const ids = pictures.map(({ id }) => id);
  const swap = (index: number, other: number) => {
    const next = [...ids];
    const [a, b] = [next[index], next[other]];
    if (a === undefined || b === undefined) return;
    next[index] = b;
    next[other] = a;
    onOrder(next);
  };
  return (
    <ol className={styles.list}>
      {pictures.map((picture, index) => (
        <PictureItem
          key={picture.id}
          picture={picture}
          number={index + 1}
          count={pictures.length}
          onEarlier={() => swap(index, index - 1)}
          onLater={() => swap(index, index + 1)}
          onRemove={() => onOrder(ids.filter((id) => id !== picture.id))}
        />
      ))}
    </ol>
  );
}

interface PictureItemProps {
  picture: Media;
  number: number;
  count: number;
  onEarlier(): void;
  onLater(): void;
  onRemove(): void;
}

function PictureItem({ picture, number, count, onEarlier, onLater, onRemove }: PictureItemProps) {
  const { t } = useTranslation('media');
  const altId = useId();
  return (
    <li className={styles.item}>
      <img
        className={styles.thumb}
        src={mediaUrl(picture.id)}
        alt={picture.altText ?? t('noAlt', { number })}
        width={96}
        height={96}
      />
      <div className={styles.body}>
        <label className={styles.label} htmlFor={altId}>
          {count > 1 ? t('altLabelOf', { number }) : t('altLabel')}
        </label>
        <AltTextField inputId={altId} picture={picture} />
        <div className={styles.acts}>
          {number > 1 && (
            <button
              type="button"
              className={styles.iconButton}
              aria-label={t('earlier', { number })}
              onClick={onEarlier}
            >
              <IconArrowLeft stroke={1.75} aria-hidden />
            </button>
          )}
          {number < count && (
            <button
              type="button"
              className={styles.iconButton}
              aria-label={t('later', { number })}
              onClick={onLater}
            >
              <IconArrowRight stroke={1.75} aria-hidden />
            </button>
          )}
          <button
            type="button"
            className={styles.quiet}
            aria-label={t('removeOf', { number })}
            onClick={onRemove}
          >
            <IconX stroke={1.75} aria-hidden />
            {t('remove')}
          </button>
        </div>
      </div>
    </li>
  );
}
