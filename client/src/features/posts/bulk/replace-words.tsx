import { Button, Checkbox, TextInput } from '@mantine/core';
import type { PostHits } from '@rupor/shared/posts/batches-contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorNotice } from '../../../components/error-notice.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { CardSection } from '../../../components/section.tsx';
import { offerUndo } from '../../../lib/undo.ts';
import { changedKeys, findTextMutation, replaceTextMutation, undoBatch } from './api.ts';
import { BatchList } from './batch-list.tsx';
import styles from './bulk.module.css';

const EMPTY = {
  find: '',
  with: '',
  matchCase: false,
  wholeWords: true,
  scope: 'drafts' as 'drafts' | 'planned',
};

/** Words are looked for, every place is shown, and only what is ticked is changed. */
export function ReplaceWords() {
  const { t } = useTranslation(['bulk', 'common']);
  const queries = useQueryClient();
  const [asked, setAsked] = useState(EMPTY);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const find = useMutation(findTextMutation());
  const refresh = () => Promise.all(changedKeys().map((queryKey) => queries.invalidateQueries({ queryKey })));
  const replace = useMutation({
    ...replaceTextMutation(),
    onSuccess: async (batch) => {
      find.reset();
      await refresh();
      offerUndo(t('bulk:replace.done', { count: batch.counts.changed }), async () => {
        await undoBatch(batch.id);
        await refresh();
      });
    },
  });
  const items = find.data?.items ?? [];
  const chosen = items.filter(({ postId }) => !left.has(postId));
  const change = (next: Partial<typeof EMPTY>) => {
    setAsked({ ...asked, ...next });
    find.reset();
  };
  const look = (event: FormEvent) => {
    event.preventDefault();
    setLeft(new Set());
    if (asked.find !== '') find.mutate(asked);
  };
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  const error = find.error ?? replace.error;
  return (
    <>
      <PageHead
        over={
          <Link className="link" to="/posts">
            {t('common:nav.posts')}
          </Link>
        }
        title={find.data ? t('bulk:replace.found', { count: items.length }) : t('bulk:replace.title')}
        docTitle={t('bulk:replace.title')}
        sub={t('bulk:replace.sub')}
      />
      <div className={styles.stack}>
        <form onSubmit={look}>
          <CardSection>
            <div className={styles.stack}>
              <div className={styles.row}>
                <TextInput
                  required
                  label={t('bulk:replace.find')}
                  value={asked.find}
                  maxLength={200}
                  onChange={({ currentTarget }) => change({ find: currentTarget.value })}
                />
                <TextInput
                  label={t('bulk:replace.with')}
                  value={asked.with}
                  maxLength={200}
                  onChange={({ currentTarget }) => change({ with: currentTarget.value })}
                />
              </div>
              <Checkbox
                label={t('bulk:replace.whole')}
                checked={asked.wholeWords}
                onChange={({ currentTarget }) => change({ wholeWords: currentTarget.checked })}
              />
              <Checkbox
                label={t('bulk:replace.case')}
                checked={asked.matchCase}
                onChange={({ currentTarget }) => change({ matchCase: currentTarget.checked })}
              />
              <Checkbox
                label={t('bulk:replace.planned')}
                description={t('bulk:replace.plannedNote')}
                checked={asked.scope === 'planned'}
                onChange={({ currentTarget }) =>
                  change({ scope: currentTarget.checked ? 'planned' : 'drafts' })
                }
              />
              <div className={styles.acts}>
                <Button
                  type="submit"
                  variant={items.length > 0 ? 'default' : 'filled'}
                  loading={find.isPending}
                >
                  {t('bulk:replace.look')}
                </Button>
              </div>
            </div>
          </CardSection>
        </form>
        {error && <ErrorNotice error={error} />}
        {find.data && items.length === 0 && (
          <EmptyState title={t('bulk:replace.none')}>{t('bulk:replace.noneText')}</EmptyState>
        )}
        {items.length > 0 && (
          <CardSection title={t('bulk:replace.places')}>
            <ul className={styles.list}>
              {items.map((item) => (
                <HitsOf
                  key={item.postId}
                  item={item}
                  next={asked.with}
                  isChosen={!left.has(item.postId)}
                  onToggle={() => toggle(item.postId)}
                />
              ))}
            </ul>
            {find.data?.hasMore && <p className="small muted">{t('bulk:replace.more')}</p>}
            <Button
              variant="filled"
              loading={replace.isPending}
              onClick={() =>
                chosen.length > 0 &&
                replace.mutate({
                  ...asked,
                  posts: chosen.map(({ postId, version }) => ({ id: postId, version })),
                })
              }
            >
              {t('bulk:replace.act', { count: chosen.length })}
            </Button>
          </CardSection>
        )}
        <BatchList kinds={['replace']} />
      </div>
    </>
  );
}

interface HitsProps {
  item: PostHits;
  next: string;
  isChosen: boolean;
  onToggle(): void;
}

function HitsOf({ item, next, isChosen, onToggle }: HitsProps) {
  const { t } = useTranslation('bulk');
  return (
    <li>
      <div className={styles.words}>
        <Checkbox
          label={item.heading || t('replace.nameless')}
          description={item.isPlanned ? t('replace.isPlanned') : undefined}
          checked={isChosen}
          onChange={onToggle}
        />
        {item.places.map(({ place, channel, hits }) => (
          <ul key={`${place} ${channel}`} className={styles.hits}>
            {hits.map((hit, at) => (
              <li key={at} className="small">
                <span className="muted">{channel ?? t(`replace.place.${place}`)}: </span>
                {hit.before}
                <del>{hit.found}</del> <ins>{next}</ins>
                {hit.after}
              </li>
            ))}
          </ul>
        ))}
      </div>
    </li>
  );
}
