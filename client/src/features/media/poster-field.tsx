import { Button } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { mediaKey, mediaUrl, shapeMutation } from './api.ts';
import styles from './library.module.css';
import { LibraryPicker } from './library-picker.tsx';

/** The picture that stands for a film before it plays; chosen among the pictures of the library. */
export function PosterField({ media }: { media: Media }) {
  const { t } = useTranslation('library');
  const queryClient = useQueryClient();
  const [isChoosing, setChoosing] = useState(false);
  const shape = useMutation({
    ...shapeMutation(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: mediaKey() }),
  });
  return (
    <CardSection title={t('poster.title')}>
      <div className={styles.stack}>
        <p className="muted small">{t('poster.hint')}</p>
        {media.posterId && (
          <img className={styles.picture} src={mediaUrl(media.posterId)} alt={t('poster.title')} />
        )}
        <div className={styles.row}>
          <Button variant="default" onClick={() => setChoosing(true)}>
            {t('poster.choose')}
          </Button>
          {media.posterId && (
            <Button variant="subtle" onClick={() => shape.mutate({ id: media.id, posterId: null })}>
              {t('poster.drop')}
            </Button>
          )}
        </div>
        {shape.isError && (
          <p className={styles.bad} role="alert">
            {t('poster.failed')}
          </p>
        )}
      </div>
      {isChoosing && (
        <LibraryPicker
          onPick={({ id }) => shape.mutate({ id: media.id, posterId: id })}
          onClose={() => setChoosing(false)}
        />
      )}
    </CardSection>
  );
}
