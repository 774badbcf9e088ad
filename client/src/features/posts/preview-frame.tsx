import { goesWithoutMedia } from '@rupor/shared/posts/count';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTile } from '../../components/file-tile.tsx';
import { lookUrl, mediaUrl } from '../media/api.ts';
import type { ChosenChannel } from './checks.ts';
import styles from './composer.module.css';
import { initialsOf } from './composer-channels.ts';

interface PreviewFrameProps {
  chosen: ChosenChannel;
  /** The network's name. */
  network: string;
  when: string | null;
  /** The words. */
  children: ReactNode;
}

/** What stands around the words: a wall, a bubble of a messenger or a microblog. */
export function PreviewFrame({ chosen, network, when, children }: PreviewFrameProps) {
  const { t } = useTranslation('posts');
  const { capabilities, channel } = chosen;
  const pictures = <Pictures chosen={chosen} />;
  const time = when ?? t('preview.noTime');
  if (capabilities.preview === 'bubble')
    return (
      <div className={styles.bubble}>
        {pictures}
        {children}
        <p className={styles.bubbleTime}>{time}</p>
      </div>
    );
  const isWall = capabilities.preview === 'wall';
  return (
    <>
      <div className={styles.who}>
        <span className={styles.avatar} aria-hidden="true">
          {initialsOf(channel.name)}
        </span>
        <span>
          <b>{channel.name}</b>
          <small>{isWall ? time : `${channel.handle ?? network} · ${time}`}</small>
        </span>
      </div>
      {children}
      {pictures}
    </>
  );
}

function Pictures({ chosen }: { chosen: ChosenChannel }) {
  const { pictures, files, capabilities, channel, text, target } = chosen;
  const { t } = useTranslation(['posts', 'media']);
  const shown = pictures.slice(0, capabilities.images.maxCount);
  const films = files.filter(({ kind }) => kind === 'video').slice(0, capabilities.video?.maxCount ?? 0);
  const papers = files.filter(({ kind }) => kind === 'document');
  const attached = [...films, ...papers.slice(0, capabilities.documents?.maxCount ?? 0)];
  const around = { hasMedia: shown.length + attached.length > 0, options: target.options };
  if (!around.hasMedia || goesWithoutMedia(text, capabilities.text, around)) return null;
  return (
    <>
      {shown.length > 0 && (
        <div className={styles.pictures} data-count={shown.length > 1 ? 'many' : 'one'}>
          {shown.map((picture, index) => (
            <img
              key={picture.id}
              src={lookUrl(picture, channel.network)}
              alt={picture.altText ?? t('media:noAlt', { number: index + 1 })}
              loading="lazy"
            />
          ))}
        </div>
      )}
      {attached.map((file) => (
        <FileTile key={file.id} file={file} src={mediaUrl(file.id, 'full')} altText={file.altText} />
      ))}
    </>
  );
}
