import { Button } from '@mantine/core';
import type { Law, LawList } from '@rupor/shared/law/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { LateDialog } from '../../components/late-dialog.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { formatDay } from '../../lib/format.ts';
import { late } from '../../lib/late.ts';
import { offerUndo } from '../../lib/undo.ts';
import { refreshLaw, removeListMutation } from './api.ts';
import classes from './law.module.css';
import { ListEntries } from './list-entries.tsx';

const ImportDialog = late(async () => (await import('./import-dialog.tsx')).ImportDialog);

/** Names and sites that texts are compared with. Rupor ships none: lists change, and the organization answers for them. */
export function ListsPart({ law, canManage, today }: { law: Law; canManage: boolean; today: string }) {
  const { t } = useTranslation('law');
  const [isImporting, setImporting] = useState(false);
  const add = canManage && (
    <Button variant="filled" onClick={() => setImporting(true)}>
      {t('lists.import')}
    </Button>
  );
  return (
    <section className={`card ${classes.part}`} aria-label={t('part.lists')}>
      {law.lists.length === 0 ? (
        <EmptyState title={t('lists.none')} acts={add || undefined}>
          {t('lists.noneText')}
        </EmptyState>
      ) : (
        <>
          <p className="small muted">{t('lists.what')}</p>
          <ul className={classes.plain}>
            {law.lists.map((list) => (
              <ListRow key={list.id} list={list} canManage={canManage} />
            ))}
          </ul>
          {add}
        </>
      )}
      <LateDialog isOpen={isImporting}>
        {(isOpen) => <ImportDialog isOpen={isOpen} today={today} onClose={() => setImporting(false)} />}
      </LateDialog>
    </section>
  );
}

function ListRow({ list, canManage }: { list: LawList; canManage: boolean }) {
  const { t } = useTranslation('law');
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const { id, name, kind, asOf, entryCount, importedByName, sourceUrl, isStale } = list;
  const remove = useMutation({
    ...removeListMutation(),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => refreshLaw(queries),
  });
  const takeOut = () =>
    remove.mutate(
      { id, isRemoved: true },
      {
        onSuccess: () =>
          offerUndo(t('lists.removed', { name }), () =>
            remove.mutateAsync({ id, isRemoved: false }).then(() => undefined),
          ),
      },
    );
  return (
    <li className={classes.row}>
      <div>
        <h3 className={classes.name}>{name}</h3>
        <p className={classes.fine}>
          {t(`lists.kind.${kind}`)}. {t('lists.count', { count: entryCount })}{' '}
          {t('lists.asOf', { day: formatDay(asOf), name: importedByName })}{' '}
          {sourceUrl && (
            <a className="link" href={sourceUrl} target="_blank" rel="noreferrer">
              {t('lists.source')}
            </a>
          )}{' '}
          {isStale && <strong className={classes.stale}>{t('lists.stale')}</strong>}
        </p>
        {isOpen && <ListEntries id={id} />}
      </div>
      <div className={classes.acts}>
        <Button size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'lists.hide' : 'lists.show')}
        </Button>
        {canManage && (
          <Button size="sm" variant="subtle" loading={remove.isPending} onClick={takeOut}>
            {t('lists.remove')}
          </Button>
        )}
      </div>
    </li>
  );
}
