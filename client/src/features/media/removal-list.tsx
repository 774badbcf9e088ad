import { Button, Select } from '@mantine/core';
import type { RemovalTask } from '@rupor/shared/media/library-contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Section } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { membersQuery } from '../organization/api.ts';
import { mediaKey, setRemovalMutation } from './api.ts';
import styles from './library.module.css';
import { PageWords, UseWords } from './use-list.tsx';

/** What has to be taken off its network: where it is, who does it, whether it is done. */
export function RemovalList({ tasks, canWrite }: { tasks: readonly RemovalTask[]; canWrite: boolean }) {
  const { t } = useTranslation('library');
  const open = tasks.filter(({ doneAt }) => doneAt === null);
  const done = tasks.filter(({ doneAt }) => doneAt !== null);
  return (
    <>
      {open.length === 0 ? (
        <EmptyState title={t('removals.none')}>{t('removals.noneHint')}</EmptyState>
      ) : (
        <ul className={styles.list}>
          {open.map((task) => (
            <OpenTask key={task.id} task={task} canWrite={canWrite} />
          ))}
        </ul>
      )}
      {done.length > 0 && (
        <Section title={t('removals.done')}>
          <ul className={styles.list}>
            {done.map((task) => (
              <DoneTask key={task.id} task={task} />
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function OpenTask({ task, canWrite }: { task: RemovalTask; canWrite: boolean }) {
  const { t } = useTranslation('library');
  const queryClient = useQueryClient();
  const members = useQuery(membersQuery()).data ?? [];
  const set = useMutation({
    ...setRemovalMutation(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: mediaKey() }),
  });
  const finish = () =>
    set.mutate(
      { id: task.id, isDone: true },
      { onSuccess: () => offerUndo(t('removals.doneNow'), () => set.mutate({ id: task.id, isDone: false })) },
    );
  return (
    <li className={styles.panel}>
      <div className={styles.stack}>
        <p>
          {t('removals.ask', { name: task.personName })} <PlaceOf task={task} />
        </p>
        <div className={styles.row}>
          <WayThere task={task} />
          {canWrite && (
            <>
              <Select
                aria-label={t('removals.who')}
                placeholder={t('removals.who')}
                data={members
                  .filter(({ deactivatedAt }) => deactivatedAt === null)
                  .map(({ userId, name }) => ({ value: userId, label: name }))}
                value={task.responsible?.id ?? null}
                onChange={(responsibleId) => set.mutate({ id: task.id, responsibleId })}
                clearable
                searchable
              />
              <Button variant="default" loading={set.isPending} onClick={finish}>
                {t('removals.finish')}
              </Button>
            </>
          )}
        </div>
      </div>
    </li>
  );
}

function PlaceOf({ task: { use, page } }: { task: RemovalTask }) {
  if (use) return <UseWords use={use} />;
  return page && <PageWords page={page} />;
}

function WayThere({ task: { use, page } }: { task: RemovalTask }) {
  const { t } = useTranslation('library');
  if (page) return <span className="muted small">{t('removals.onPage')}</span>;
  if (!use?.remoteUrl) return <span className="muted small">{t('removals.noLink')}</span>;
  return (
    <a className="link" href={use.remoteUrl} target="_blank" rel="noreferrer">
      {t('openThere')}
    </a>
  );
}

function DoneTask({ task }: { task: RemovalTask }) {
  const { t } = useTranslation('library');
  const format = useFormat();
  return (
    <li className={styles.row}>
      <PlaceOf task={task} />
      <span className="muted small">
        {t('removals.doneBy', {
          name: task.doneBy ?? t('removals.somebody'),
          at: task.doneAt ? format.dayTime(task.doneAt) : '',
        })}
      </span>
    </li>
  );
}
