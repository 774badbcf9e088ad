import { Button } from '@mantine/core';
import type { Segment } from '@rupor/shared/audiences/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { offerUndo } from '../../lib/undo.ts';
import { createSegmentsMutation, segmentsKey, segmentsQuery, updateSegmentMutation } from './api.ts';
import { SegmentCard } from './segment-card.tsx';
import { SegmentDialog } from './segment-dialog.tsx';
import classes from './segments.module.css';
import { starterSegments } from './starter-segments.ts';

interface Props {
  organizationZone: string;
  canManage: boolean;
}

/** Whom we speak to: what is known of them, and what is only guessed. */
export function SegmentsView({ organizationZone, canManage }: Props) {
  const { t } = useTranslation('audiences');
  const query = useQuery(segmentsQuery());
  const [edited, setEdited] = useState<Segment | 'new' | null>(null);
  const { archive, restore, addTypical, isAdding } = useSegmentActs();
  const active = query.data?.filter(({ isArchived }) => !isArchived) ?? [];
  const archived = query.data?.filter(({ isArchived }) => isArchived) ?? [];
  const guesses = active.filter(({ isHypothesis }) => isHypothesis).length;
  const add = canManage && (
    <Button variant="filled" onClick={() => setEdited('new')}>
      {t('page.add')}
    </Button>
  );
  return (
    <>
      <PageHead
        title={query.data ? sentence(active.length, guesses, t) : t('page.title')}
        docTitle={t('page.title')}
        sub={t('page.what')}
        acts={active.length > 0 && add}
        keepActs
      />
      {query.error && !query.data && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines count={6} label={t('page.loading')} />}
      {query.data && active.length === 0 && (
        <EmptyState
          title={t('empty.title')}
          acts={
            canManage && (
              <>
                <Button variant="filled" loading={isAdding} onClick={() => addTypical(organizationZone)}>
                  {t('empty.typical')}
                </Button>
                <Button onClick={() => setEdited('new')}>{t('page.add')}</Button>
              </>
            )
          }
        >
          {t('empty.what')}
        </EmptyState>
      )}
      <div className={classes.cards}>
        {active.map((segment) => (
          <SegmentCard
            key={segment.id}
            segment={segment}
            canManage={canManage}
            onChange={() => setEdited(segment)}
            onArchive={() => archive(segment)}
          />
        ))}
      </div>
      {archived.length > 0 && (
        <Archived>
          {archived.map((segment) => (
            <li key={segment.id}>
              {segment.name}
              {canManage && (
                <Button
                  size="compact-sm"
                  aria-label={t('card.restoreNamed', { name: segment.name })}
                  onClick={() => restore(segment)}
                >
                  {t('card.restore')}
                </Button>
              )}
            </li>
          ))}
        </Archived>
      )}
      {edited && (
        <SegmentDialog
          segment={edited === 'new' ? undefined : edited}
          organizationZone={organizationZone}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

function Archived({ children }: { children: ReactNode }) {
  const { t } = useTranslation('audiences');
  return (
    <details className={classes.archived}>
      <summary>{t('page.archived')}</summary>
      <ul>{children}</ul>
    </details>
  );
}

function useSegmentActs() {
  const { t } = useTranslation('audiences');
  const queries = useQueryClient();
  const options = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: segmentsKey() }),
  };
  const update = useMutation({ ...updateSegmentMutation(), ...options });
  const create = useMutation({ ...createSegmentsMutation(), ...options });
  const restore = ({ id }: Segment) => update.mutate({ id, isArchived: false });
  return {
    restore,
    archive: (segment: Segment) =>
      update.mutate(
        { id: segment.id, isArchived: true },
        { onSuccess: () => offerUndo(t('card.archived', { name: segment.name }), () => restore(segment)) },
      ),
    addTypical: (zone: string) => create.mutate({ segments: starterSegments(currentLanguage(), zone) }),
    isAdding: create.isPending,
  };
}

function sentence(all: number, guesses: number, t: TFunction<'audiences'>): string {
  if (all === 0) return t('page.none');
  if (guesses === 0) return t('page.known', { count: all });
  return `${t('page.count', { count: all })}, ${guesses === all ? t('page.allGuesses') : t('page.guesses', { count: guesses })}`;
}
