import type { Media } from '@rupor/shared/media/contract';
import { isFile } from '@rupor/shared/media/kinds';
import { IconFileTypePdf, IconMovie } from '@tabler/icons-react';
import { usePassportSentence } from '../../components/passport-words.tsx';
import { mediaUrl } from './api.ts';
import styles from './library.module.css';

/** What a tile shows: the picture around what matters on it, its name, and what its passport lacks. */
export function TileWords({ media }: { media: Media }) {
  const sentence = usePassportSentence();
  const { rights } = media;
  const tone =
    rights && rights.withdrawn > 0 ? styles.bad : rights?.state === 'complete' ? 'muted' : styles.warn;
  return (
    <>
      <Shot media={media} />
      <span className={styles.words}>
        <span className={styles.name}>{media.originalName}</span>
        <span className={tone}>{sentence(rights)}</span>
      </span>
    </>
  );
}

function Shot({ media }: { media: Media }) {
  const shown = isFile(media) ? media.posterId : media.id;
  if (shown === null)
    return (
      <span className={styles.shot} aria-hidden="true">
        {media.kind === 'video' ? <IconMovie stroke={1.5} /> : <IconFileTypePdf stroke={1.5} />}
      </span>
    );
  const { x, y } = media.focal ?? { x: 0.5, y: 0.5 };
  return (
    <img
      className={styles.shot}
      src={mediaUrl(shown)}
      alt={media.altText ?? ''}
      loading="lazy"
      style={{ objectPosition: `${x * 100}% ${y * 100}%` }}
    />
  );
}
