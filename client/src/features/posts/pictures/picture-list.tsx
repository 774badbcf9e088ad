import type { Media } from '@rupor/shared/media/contract';
import { isFile } from '@rupor/shared/media/kinds';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type HTMLAttributes, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { FileThumb, useFileFacts } from '../../../components/file-tile.tsx';
import { usePassportSentence } from '../../../components/passport-words.tsx';
import { moveWithin } from '../../../lib/list-order.ts';
import { useDragOrder } from '../../../lib/use-drag-order.ts';
import { mediaUrl } from '../../media/api.ts';
import { AltTextField } from './alt-text-field.tsx';
import styles from './pictures.module.css';

interface PictureListProps {
  media: Media[];
  onOrder(ids: string[]): void;
}

/** The pictures, films and documents of a post in their order; what can be seen asks for its description. */
export function PictureList({ media, onOrder }: PictureListProps) {
  const ids = media.map(({ id }) => id);
  const move = (from: number, to: number) => onOrder(moveWithin(ids, from, to));
  const drag = useDragOrder(ids.length, move);
  return (
    <ol ref={drag.list} className={styles.list}>
      {media.map((picture, index) => (
        <PictureItem
          key={picture.id}
          picture={picture}
          number={index + 1}
          count={media.length}
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
  handle: Pick<
    HTMLAttributes<HTMLElement>,
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onLostPointerCapture'
  >;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

function PictureItem({ picture, number, count, mark, handle, onMove, onRemove }: PictureItemProps) {
  const { t } = useTranslation('media');
  const altId = useId();
  const facts = useFileFacts();
  const labelOf = ({ kind }: Media) => {
    if (kind === 'video') return t('altLabelFilm');
    return count > 1 ? t('altLabelOf', { number }) : t('altLabel');
  };
  return (
    <li className={styles.item} data-mark={mark}>
      <Thumb picture={picture} number={number} count={count} handle={handle} />
      <div className={styles.body}>
        {isFile(picture) && (
          <span className={styles.small}>
            {picture.originalName} · {facts(picture)}
          </span>
        )}
        <PassportLine media={picture} />
        {picture.kind !== 'document' && (
          <>
            <label className={styles.label} htmlFor={altId}>
              {labelOf(picture)}
            </label>
            <AltTextField inputId={altId} picture={picture} />
          </>
        )}
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

/** By what right it is shown; the passport itself is in the library. */
function PassportLine({ media }: { media: Media }) {
  const sentence = usePassportSentence();
  return (
    <Link className={`link ${styles.small}`} to="/media/$mediaId" params={{ mediaId: media.id }}>
      {sentence(media.rights)}
    </Link>
  );
}

function Thumb({
  picture,
  number,
  count,
  handle,
}: Pick<PictureItemProps, 'picture' | 'number' | 'count' | 'handle'>) {
  const { t } = useTranslation('media');
  const className = count > 1 ? styles.handle : styles.thumb;
  const title = count > 1 ? t('drag') : undefined;
  if (isFile(picture))
    return (
      <FileThumb
        file={picture}
        src={mediaUrl(picture.id, 'full')}
        side={96}
        handle={{ ...handle, className, title }}
      />
    );
  return (
    <img
      {...handle}
      className={className}
      draggable={false}
      title={title}
      src={mediaUrl(picture.id)}
      alt={picture.altText ?? t('noAlt', { number })}
      width={96}
      height={96}
    />
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
