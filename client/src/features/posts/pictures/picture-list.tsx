import type { Media } from '@rupor/shared/media/contract';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../media/api.ts';
import { AltTextField } from './alt-text-field.tsx';
import { moveWithin } from './picture-order.ts';
import styles from './pictures.module.css';
import { useDragOrder } from './use-drag-order.ts';

interface PictureListProps {
  pictures: Media[];
  onOrder(ids: string[]): void;
}

/** The pictures of a post in their order; each asks for its description. */
export function PictureList({ pictures, onOrder }: PictureListProps) {
  const ids = pictures.map(({ id }) => id);
  const move = (from: number, to: number) => onOrder(moveWithin(ids, from, to));
  const drag = useDragOrder(ids.length, move);
  return (
    <ol ref={drag.list} className={styles.list}>
      {pictures.map((picture, index) => (
        <PictureItem
          key={picture.id}
          picture={picture}
          number={index + 1}
          count={pictures.length}
          mark={drag.markOf(index)}
          handle={drag.handleOf(index)}
          onMove={(by) => move(index, index + by)}
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
  mark: 'dragged' | 'before' | 'after' | undefined;
  /** Makes the picture the handle it is dragged by. */
  handle: ComponentProps<'img'>;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

function PictureItem({ picture, number, count, mark, handle, onMove, onRemove }: PictureItemProps) {
  const { t } = useTranslation('media');
  const altId = useId();
  return (
    <li className={styles.item} data-mark={mark}>
      <img
        {...handle}
        className={count > 1 ? styles.handle : styles.thumb}
        draggable={false}
        title={count > 1 ? t('drag') : undefined}
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
          {count > 1 && (
            <>
              <MoveButton label={t('earlier', { number })} isEnd={number === 1} onMove={() => onMove(-1)}>
                <IconArrowUp stroke={1.75} aria-hidden />
              </MoveButton>
              <MoveButton label={t('later', { number })} isEnd={number === count} onMove={() => onMove(1)}>
                <IconArrowDown stroke={1.75} aria-hidden />
              </MoveButton>
            </>
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

interface MoveButtonProps {
  label: string;
  /** Nowhere to go. It stays where it is, so that the keyboard keeps its place. */
  isEnd: boolean;
  onMove(): void;
  children: ReactNode;
}

function MoveButton({ label, isEnd, onMove, children }: MoveButtonProps) {
  return (
    <button
      type="button"
      className={styles.iconButton}
      aria-label={label}
      aria-disabled={isEnd}
      onClick={() => !isEnd && onMove()}
    >
      {children}
    </button>
  );
}
