import { isFile, isPicture } from '@rupor/shared/media/kinds';
import type { Post } from '@rupor/shared/posts/fields';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTile } from '../../components/file-tile.tsx';
import { CardSection } from '../../components/section.tsx';
import { mediaUrl } from '../media/api.ts';
import styles from './post.module.css';

/** What was written, for reading: the base text, the channels' own texts, pictures, films, documents. */
export function PostText({ post, act }: { post: Post; act: ReactNode }) {
  const { t } = useTranslation(['posts', 'media']);
  const media = post.mediaIds.flatMap((id) => post.media.find((one) => one.id === id) ?? []);
  const [pictures, files] = [media.filter(isPicture), media.filter(isFile)];
  return (
    <CardSection title={t('posts:post.text')}>
      <div className={styles.column}>
        <p className={styles.words} data-remarks={post.baseText === '' ? undefined : ''}>
          {post.baseText || t('posts:post.noText')}
        </p>
        {pictures.length > 0 && (
          <ul className={styles.pictures} aria-label={t('posts:post.pictures')}>
            {pictures.map(({ id, altText, width, height }, index) => (
              <li key={id}>
                <img
                  src={mediaUrl(id)}
                  alt={altText ?? t('media:noAlt', { number: index + 1 })}
                  width={width}
                  height={height}
                  loading="lazy"
                />
              </li>
            ))}
          </ul>
        )}
        {files.map((file) => (
          <FileTile key={file.id} file={file} src={mediaUrl(file.id, 'full')} altText={file.altText} />
        ))}
        {post.targets
          .filter(({ text }) => text !== null)
          .map(({ id, channel, text }) => (
            <details key={id} className={styles.own}>
              <summary>
                {t('posts:post.ownText')}: {channel.name}
              </summary>
              <p className={styles.words} data-remarks={channel.id}>
                {text}
              </p>
            </details>
          ))}
        {act && <div>{act}</div>}
      </div>
    </CardSection>
  );
}
