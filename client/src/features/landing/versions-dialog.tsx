import { Button } from '@mantine/core';
import type { LandingPage } from '@rupor/shared/landing/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { pagesKey, takeVersionMutation, versionsQuery } from './api.ts';
import styles from './landing.module.css';

interface Props {
  page: LandingPage;
  zone: string;
  /** The draft is another one now: the editor begins anew with it. */
  onTaken(page: LandingPage): void;
  onClose(): void;
}

/** What the page said before; taking a version back changes the draft, not what visitors see. */
export function VersionsDialog({ page, zone, onTaken, onClose }: Props) {
  const { t } = useTranslation('landing');
  const format = useFormat();
  const queries = useQueryClient();
  const query = useQuery({ ...versionsQuery(page.id), staleTime: 0 });
  const take = useMutation({
    ...takeVersionMutation(),
    onSuccess: async (saved) => {
      onTaken(saved);
      offerUndo(t('landing:versions.taken'));
      onClose();
      await queries.invalidateQueries({ queryKey: pagesKey() });
    },
  });
  return (
    <Dialog onClose={onClose} title={t('landing:versions.title')}>
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {take.isError && <ErrorNotice error={take.error} />}
      {query.data?.items.length === 0 && <p className="muted">{t('landing:versions.none')}</p>}
      <ul className={styles.versions}>
        {query.data?.items.map(({ number, isPublished, author, createdAt }) => (
          <li key={number}>
            <span>
              {format.dayTime(createdAt, zone)}
              <span className="small muted">
                {' '}
                {[isPublished && t('landing:versions.published'), author?.name].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Button
              size="sm"
              variant="default"
              loading={take.isPending && take.variables.number === number}
              onClick={() => take.mutate({ id: page.id, number })}
            >
              {t('landing:versions.take')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
