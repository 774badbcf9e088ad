import { Button } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { lookUrl } from '../../media/api.ts';
import classes from './by-hand.module.css';

/** Each picture, cut as it is to go out there, with a button that saves it, and its description to type in beside it. */
export function ByHandPictures({ images, network }: { images: readonly Media[]; network: string }) {
  const { t } = useTranslation('publishing');
  return (
    <ul className={classes.pictures}>
      {images.map((image, index) => (
        <li key={image.id}>
          <img
            src={lookUrl(image, network)}
            alt={image.altText ?? t('byHand.pictureWithoutAlt', { number: index + 1 })}
          />
          <Button
            component="a"
            href={lookUrl(image, network, 'full')}
            download={image.originalName}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden="true" />}
            aria-label={t('byHand.saveOne', { number: index + 1 })}
          >
            {t('byHand.save')}
          </Button>
          {image.altText && <p className="small muted">{t('byHand.alt', { text: image.altText })}</p>}
        </li>
      ))}
    </ul>
  );
}
