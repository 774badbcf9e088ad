import { Button } from '@mantine/core';
import type { Post } from '@rupor/shared/posts/fields';
import { mayAct } from '@rupor/shared/review/acts';
import type { PostVersion } from '@rupor/shared/review/fields';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { CardSection } from '../../components/section.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { late } from '../../lib/late.ts';
import { offerUndo } from '../../lib/undo.ts';
import { postQuery, postsKey } from '../posts/api.ts';
import { restoreVersionMutation, reviewKey, versionsQuery } from './api.ts';
import classes from './review.module.css';

const VersionDiff = late(async () => (await import('./version-diff.tsx')).VersionDiff);

/** So many versions are shown at first. */
const AT_FIRST = 3;

/** «Кто что менял»: newest first, each opens to what it changed and can come back. */
export function VersionsCard({ post }: { post: Post }) {
  const { t } = useTranslation(['review', 'common']);
  const versions = useQuery(versionsQuery(post.id));
  const [isShowingAll, setShowingAll] = useState(false);
  const { data } = versions;
  if (versions.error && !data)
    return <ErrorNotice error={versions.error} onRetry={() => void versions.refetch()} />;
  if (!data || data.length === 0) return null;
  const shown = isShowingAll ? data : data.slice(0, AT_FIRST);
  return (
    <CardSection title={t('review:versions.title')} tail={t('review:versions.count', { count: data.length })}>
      <ul className={classes.versions}>
        {shown.map((version, index) => (
          <Version key={version.number} post={post} version={version} isLatest={index === 0} />
        ))}
      </ul>
      {data.length > AT_FIRST && !isShowingAll && (
        <TextButton onClick={() => setShowingAll(true)}>{t('review:versions.all')}</TextButton>
      )}
    </CardSection>
  );
}

function Version({ post, version, isLatest }: { post: Post; version: PostVersion; isLatest: boolean }) {
  const { t } = useTranslation(['review', 'common']);
  const format = useFormat();
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: postsKey() });
    await queries.invalidateQueries({ queryKey: reviewKey() });
  };
  const restore = useMutation({
    ...restoreVersionMutation(),
    onSuccess: (saved) => {
      queries.setQueryData(postQuery(post.id).queryKey, saved);
      offerUndo(t('review:versions.restored', { number: version.number }));
    },
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: refresh,
  });
  const { number } = version;
  const mayRestore = !isLatest && mayAct(post.review, 'edit') && post.review.states.length > 0;
  return (
    <li>
      <button
        type="button"
        className={classes.versionHead}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <b>{t('review:versions.one', { number })}</b>
        <span>{version.editor ?? t('review:versions.nobody')}</span>
        <span className="muted">{format.dayTime(version.savedAt)}</span>
        {version.reason !== 'saved' && (
          <span className="muted">{t(`review:versions.${version.reason}`)}</span>
        )}
      </button>
      {isOpen && (
        <div className={classes.versionBody}>
          <Suspense fallback={<LoadingLines count={2} />}>
            <VersionDiff postId={post.id} number={number} />
          </Suspense>
          {mayRestore && (
            <Button
              size="sm"
              loading={restore.isPending}
              onClick={() => restore.mutate({ postId: post.id, number, version: post.version })}
            >
              {t('review:versions.restore')}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
