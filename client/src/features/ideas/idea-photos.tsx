import { useTranslation } from 'react-i18next';
import { PhotoField } from '../../components/photo-field.tsx';
import { mediaUrl } from '../media/api.ts';
import { PHOTO_TYPES, type Photos } from '../media/use-photos.ts';
import { useUploadProblem } from '../media/use-upload-problem.ts';

/** The pictures of an idea, while it is caught and afterwards. */
export function IdeaPhotos({ photos }: { photos: Photos }) {
  const { t } = useTranslation('ideas');
  const problemOf = useUploadProblem();
  return (
    <PhotoField
      label={t('capture.photo')}
      removeLabel={(name) => t('capture.removePhoto', { name })}
      files={photos.photos}
      srcOf={({ id }) => mediaUrl(id)}
      accept={PHOTO_TYPES}
      isBusy={photos.isBusy}
      busyLabel={t('capture.sending')}
      problem={problemOf(photos.problem)}
      onFiles={(files) => void photos.add(files)}
      onRemove={photos.remove}
    />
  );
}
