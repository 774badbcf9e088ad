import { Button } from '@mantine/core';
import type { PersonConsent } from '@rupor/shared/media/passport';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { usePassportSentence } from '../../components/passport-words.tsx';
import { CardSection } from '../../components/section.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { readAlso } from '../../features/media/also-search.ts';
import { cardQuery, mediaKey, removeMediaMutation } from '../../features/media/api.ts';
import { FileFacts } from '../../features/media/file-facts.tsx';
import styles from '../../features/media/library.module.css';
import { TileWords } from '../../features/media/media-tile.tsx';
import { PassportForm } from '../../features/media/passport-form.tsx';
import { PosterField } from '../../features/media/poster-field.tsx';
import { ShapeEditor } from '../../features/media/shape-editor.tsx';
import { KeptList, PageUseList, UseList } from '../../features/media/use-list.tsx';
import { WithdrawDialog } from '../../features/media/withdraw-dialog.tsx';
import { offerUndo } from '../../lib/undo.ts';

export function MediaFilePage() {
  const { t } = useTranslation(['library', 'media']);
  const { mediaId = '' } = useParams({ strict: false });
  const also = readAlso(useSearch({ strict: false }));
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: media } = useSuspenseQuery(cardQuery(mediaId));
  const sentence = usePassportSentence();
  const [leaving, setLeaving] = useState<PersonConsent | null>(null);
  const navigate = useNavigate();
  const canWrite = session.permissions.includes('media.write');
  return (
    <>
      <PageHead
        title={sentence(media.rights)}
        docTitle={media.originalName}
        over={
          <Link className="link" to="/media">
            {t('library:title')}
          </Link>
        }
        sub={media.originalName}
        acts={
          <>
            <LinkButton
              variant="default"
              to="/media/$mediaId/sheet"
              params={{ mediaId }}
              search={{ kind: 'licence' }}
            >
              {t('library:sheet.licence.act')}
            </LinkButton>
            <LinkButton
              variant="default"
              to="/media/$mediaId/sheet"
              params={{ mediaId }}
              search={{ kind: 'image' }}
            >
              {t('library:sheet.image.act')}
            </LinkButton>
          </>
        }
        keepActs
      />
      <div className={styles.columns}>
        <div className={styles.stack}>
          <FileFacts key={media.id} media={media} canWrite={canWrite} />
          <PassportForm
            key={`${media.id}${media.rights?.withdrawn ?? 0}`}
            media={media}
            also={also}
            canWrite={canWrite}
            onWithdraw={setLeaving}
          />
        </div>
        <div className={styles.stack}>
          <CardSection title={t('library:uses.title')}>
            {media.uses.length + media.pages.length === 0 && <p>{t('library:uses.none')}</p>}
            {media.uses.length > 0 && <UseList uses={media.uses} />}
            {media.pages.length > 0 && <PageUseList pages={media.pages} />}
            {media.keptIn.length > 0 && <KeptList keptIn={media.keptIn} />}
          </CardSection>
          {media.kind === 'image' && canWrite && (
            <ShapeEditor media={media} forbidsChange={media.rights?.forbidsChange ?? false} />
          )}
          {media.kind === 'video' && canWrite && <PosterField media={media} />}
          {media.alike.length > 0 && (
            <CardSection title={t('library:alike')}>
              <ul className={styles.grid}>
                {media.alike.map((one) => (
                  <li key={one.id} className={styles.tile}>
                    <Link className={styles.open} to="/media/$mediaId" params={{ mediaId: one.id }}>
                      <TileWords media={one} />
                    </Link>
                  </li>
                ))}
              </ul>
            </CardSection>
          )}
          {canWrite && media.uses.length + media.pages.length + media.keptIn.length === 0 && (
            <RemoveFile
              id={media.id}
              name={media.originalName}
              onRemoved={() => void navigate({ to: '/media' })}
            />
          )}
        </div>
      </div>
      {leaving && (
        <WithdrawDialog
          mediaId={media.id}
          person={leaving}
          onClose={() => setLeaving(null)}
          onDone={() => {
            setLeaving(null);
            offerUndo(t('library:withdraw.done'));
            void navigate({ to: '/media/removals' });
          }}
        />
      )}
    </>
  );
}

function RemoveFile({ id, name, onRemoved }: { id: string; name: string; onRemoved(): void }) {
  const { t } = useTranslation('library');
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    ...removeMediaMutation(),
    onSuccess: async () => {
      onRemoved();
      await queryClient.invalidateQueries({ queryKey: mediaKey(), refetchType: 'none' });
    },
  });
  return (
    <div className={styles.row}>
      <Button variant="outline" color="red" onClick={() => setAsking(true)}>
        {t('remove.act')}
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('remove.title', { name })}
        verb={t('remove.act')}
        isDanger
        isBusy={remove.isPending}
        onConfirm={() => remove.mutate({ id })}
      >
        <p>{remove.isError ? t('remove.failed') : t('remove.hint')}</p>
      </ConfirmDialog>
    </div>
  );
}
