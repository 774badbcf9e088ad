import type { Media } from '@rupor/shared/media/contract';
import { IconFileTypePdf } from '@tabler/icons-react';
import type { HTMLAttributes } from 'react';
import { useFormat } from '../lib/format.ts';
import styles from './file-tile.module.css';

type Shown = Pick<Media, 'kind' | 'originalName' | 'durationMs' | 'size'>;

/** Length and size: «0:32 · 4,2 МБ». */
export function useFileFacts(): (file: Shown) => string {
  const format = useFormat();
  return ({ durationMs, size }) =>
    [durationMs === null ? null : format.duration(durationMs), format.bytes(size)]
      .filter((fact) => fact !== null)
      .join(' · ');
}

interface FileTileProps {
  file: Shown;
  /** Address of the stored file. */
  src: string;
  /** What is on the film, for those who do not see it. */
  altText?: string | null;
}

/** A film that can be played, or a document; with its name, length and size. */
export function FileTile({ file, src, altText }: FileTileProps) {
  const facts = useFileFacts()(file);
  const words = (
    <span className={styles.name}>
      {file.originalName} <span className={styles.facts}>{facts}</span>
    </span>
  );
  if (file.kind === 'video')
    return (
      <figure className={styles.tile}>
        <video
          className={styles.film}
          src={firstFrame(src)}
          preload="metadata"
          controls
          muted
          playsInline
          aria-label={altText ?? file.originalName}
        />
        <figcaption>{words}</figcaption>
      </figure>
    );
  return (
    <a className={styles.paper} href={src} download={file.originalName}>
      <IconFileTypePdf stroke={1.5} aria-hidden="true" />
      {words}
    </a>
  );
}

interface FileThumbProps {
  file: Pick<Media, 'kind'>;
  src: string;
  /** Pixels of each side. */
  side: number;
  /** Makes it the handle it is dragged by. */
  handle?: Pick<
    HTMLAttributes<HTMLElement>,
    'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onLostPointerCapture' | 'title' | 'className'
  >;
}

/** A small square that stands for a film or a document beside its name. */
export function FileThumb({ file, src, side, handle }: FileThumbProps) {
  const className = `${styles.thumb} ${handle?.className ?? ''}`;
  if (file.kind === 'video')
    return (
      <video
        {...handle}
        className={className}
        src={firstFrame(src)}
        width={side}
        height={side}
        preload="metadata"
        muted
        playsInline
        aria-hidden="true"
        tabIndex={-1}
      />
    );
  return (
    <div {...handle} className={className} style={{ width: side, height: side }} aria-hidden="true">
      <IconFileTypePdf stroke={1.5} />
    </div>
  );
}

/** Some browsers draw nothing before a film plays unless they are sent to a moment of it. */
function firstFrame(src: string): string {
  return `${src}#t=0.1`;
}
