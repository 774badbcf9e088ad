import { Button } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../media/api.ts';
import classes from './by-hand.module.css';

/** Each picture with a button that saves it, and its description to type in beside it. */
export function ByHandPictures({ images }: { images: readonly Media[] }) {
  const { t } = useTranslation('publishing');
  return (
    <ul className={classes.pictures}>
      {images.map(({ id, originalName, altText }, index) => (
        <li key={id}>
          <img src={mediaUrl(id)} alt={altText ?? t('byHand.pictureWithoutAlt', { number: index + 1 })} />
          <Button
            component="a"
            href={mediaUrl(id, 'full')}
            download={originalName}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
            aria-label={t('byHand.saveOne', { number: index + 1 })}
          >
            {t('byHand.save')}
          </Button>
          {altText && <p className="small muted">{t('byHand.alt', { text: altText })}</p>}
        </li>
      ))}
    </ul>
  );
}
