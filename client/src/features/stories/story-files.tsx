import { useTranslation } from 'react-i18next';
import { PhotoField } from '../../components/photo-field.tsx';
import { mediaUrl } from '../media/api.ts';
import { PHOTO_TYPES, type Photos, PROOF_TYPES } from '../media/use-photos.ts';
import { useUploadProblem } from '../media/use-upload-problem.ts';

/** Proofs are for those who check; pictures go out with the posts. */
export function StoryFiles({ files, kind }: { files: Photos; kind: 'proof' | 'picture' }) {
  const { t } = useTranslation('stories');
  const problemOf = useUploadProblem();
  return (
    <PhotoField
      label={t(`files.${kind}`)}
      removeLabel={(name) => t('files.remove', { name })}
      files={files.photos}
      srcOf={({ id, kind: sort }) => mediaUrl(id, sort === 'image' ? 'preview' : 'full')}
      accept={kind === 'proof' ? PROOF_TYPES : PHOTO_TYPES}
      isBusy={files.isBusy}
      busyLabel={t('files.sending')}
      problem={problemOf(files.problem)}
      onFiles={(chosen) => void files.add(chosen)}
      onRemove={files.remove}
    />
  );
}
