import { Button, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { MediaCard } from '@rupor/shared/media/library-contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileTile } from '../../components/file-tile.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { CardSection } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { arrangeMutation, mediaKey, mediaUrl, setAltMutation, shelvesQuery } from './api.ts';
import styles from './library.module.css';

/** The file itself, where it lies, its tags and its description. */
export function FileFacts({ media, canWrite }: { media: MediaCard; canWrite: boolean }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  return (
    <CardSection title={t('file.title')}>
      <div className={styles.stack}>
        {media.kind === 'image' ? (
          <a href={mediaUrl(media.id, 'full')}>
            <img
              className={styles.picture}
              src={mediaUrl(media.id, 'full')}
              alt={media.altText ?? t('file.noAlt')}
            />
          </a>
        ) : (
          <FileTile file={media} src={mediaUrl(media.id, 'full')} altText={media.altText} />
        )}
        <p className="muted small">
          {[
            format.bytes(media.size),
            media.width && media.height ? `${media.width} × ${media.height}` : null,
            format.dayTime(media.createdAt),
            media.addedBy && t('file.addedBy', { name: media.addedBy }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {canWrite && <FactFields media={media} />}
      </div>
    </CardSection>
  );
}

function FactFields({ media }: { media: MediaCard }) {
  const { t } = useTranslation('library');
  const queryClient = useQueryClient();
  const shelves = useQuery(shelvesQuery()).data;
  const [folder, setFolder] = useState(media.folder);
  const [tags, setTags] = useState(media.tags);
  const [alt, setAlt] = useState(media.altText ?? '');
  const describe = useMutation(setAltMutation());
  const arrange = useMutation(arrangeMutation());
  const error = describe.error ?? arrange.error;
  const save = async () => {
    const place = folder
      .trim()
      .replace(/\s*\/\s*/g, '/')
      .replace(/^\/+|\/+$/g, '');
    const dropTags = media.tags.filter((tag) => !tags.includes(tag));
    await arrange.mutateAsync({ ids: [media.id], folder: place, addTags: tags, dropTags });
    if (media.kind !== 'document' && alt.trim() !== (media.altText ?? ''))
      await describe.mutateAsync({ id: media.id, altText: alt.trim() || null });
    await queryClient.invalidateQueries({ queryKey: mediaKey() });
    offerUndo(t('file.saved'));
  };
  return (
    <>
      {media.kind !== 'document' && (
        <Textarea
          label={t('file.alt')}
          value={alt}
          maxLength={2_000}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setAlt(currentTarget.value)}
        />
      )}
      <TextInput
        label={t('folder')}
        placeholder={t('folderExample')}
        value={folder}
        maxLength={200}
        onChange={({ currentTarget }) => setFolder(currentTarget.value)}
      />
      <TagsInput
        label={t('tags')}
        data={(shelves?.tags ?? []).map(({ tag }) => tag)}
        value={tags}
        maxTags={40}
        onChange={setTags}
      />
      <FormProblem>{error ? errorSentence(error, t) : null}</FormProblem>
      <div className={styles.row}>
        <Button
          variant="default"
          loading={arrange.isPending || describe.isPending}
          onClick={() => void save().catch(() => undefined)}
        >
          {t('file.save')}
        </Button>
      </div>
    </>
  );
}
