import type { PostSummary } from '@rupor/shared/posts/fields';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CardTable, type CardTableColumn } from '../../components/card-table.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { RepeatSign } from '../../components/repeat-sign.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { useFormat } from '../../lib/format.ts';
import styles from './list.module.css';
import { useViewer } from './use-viewer.ts';

interface PostTableProps {
  posts: readonly PostSummary[];
  chosen: ReadonlySet<string>;
  /** Absent: nothing may be done with them. */
  onChoose?: ((id: string, isChosen: boolean) => void) | undefined;
}

/** The posts of one page; cards on a phone. */
export function PostTable({ posts, chosen, onChoose }: PostTableProps) {
  const { t } = useTranslation('posts');
  const format = useFormat();
  const { organizationZone } = useViewer();
  const columns: CardTableColumn<PostSummary>[] = [
    {
      id: 'post',
      title: t('list.col.post'),
      cell: (post) => <PostCell post={post} isChosen={chosen.has(post.id)} onChoose={onChoose} />,
    },
    { id: 'state', title: t('list.col.state'), cell: ({ state }) => <PostStatePill state={state} /> },
    { id: 'where', title: t('list.col.where'), cell: (post) => <Signs post={post} /> },
    {
      id: 'when',
      title: t('list.col.when'),
      cell: ({ dueAt, targets }) => {
        const at = dueAt ?? targets.find(({ publishedAt }) => publishedAt)?.publishedAt;
        return at ? <time dateTime={at}>{format.dayTime(at, organizationZone)}</time> : t('list.noTime');
      },
    },
    {
      id: 'rubric',
      title: t('list.col.rubric'),
      isMinor: true,
      cell: ({ rubric }) => rubric?.name ?? <span className="faint">{t('list.noRubric')}</span>,
    },
    {
      id: 'numbers',
      title: t('list.col.numbers'),
      align: 'right',
      isMinor: true,
      cell: ({ numbers, state }) => {
        if (state !== 'published') return null;
        if (numbers === null || numbers.views === null) return t('list.unknown');
        return (
          <>
            {numbers.isRounded && '≈ '}
            {format.number(numbers.views)} {numbers.isSimulated && <SourceTag kind="simulated" />}
            {numbers.isRounded && <SourceTag kind="rounded" />}
          </>
        );
      },
    },
  ];
  return (
    <div className="card">
      <CardTable caption={t('list.caption')} columns={columns} rows={posts} rowKey={({ id }) => id} />
    </div>
  );
}

interface PostCellProps extends Pick<PostTableProps, 'onChoose'> {
  post: PostSummary;
  isChosen: boolean;
}

function PostCell({ post, isChosen, onChoose }: PostCellProps) {
  const { t } = useTranslation('posts');
  const heading = post.heading || t('list.untitled');
  return (
    <div className={onChoose ? styles.row : undefined}>
      {onChoose && (
        <label className={styles.check}>
          <span className="sr">{t('list.choose', { heading })}</span>
          <input
            type="checkbox"
            checked={isChosen}
            onChange={({ currentTarget }) => onChoose(post.id, currentTarget.checked)}
          />
        </label>
      )}
      <div>
        <Link
          className={styles.heading}
          data-cancelled={post.state === 'cancelled'}
          to="/posts/$postId"
          params={{ postId: post.id }}
        >
          {heading}
        </Link>
        {post.isRepeated && <RepeatSign />}
        {post.targets.some(({ isImported }) => isImported) && <SourceTag kind="imported" />}
        {post.excerpt !== post.heading && <p className={styles.excerpt}>{post.excerpt}</p>}
        {post.segments.length > 0 && (
          <p className={styles.excerpt}>
            {t('list.forWhom', { names: post.segments.map(({ name }) => name).join(', ') })}
          </p>
        )}
      </div>
    </div>
  );
}

function Signs({ post }: { post: PostSummary }) {
  const { t } = useTranslation('posts');
  if (post.targets.length === 0) return <span className="faint">{t('list.noChannels')}</span>;
  return (
    <span className={styles.signs}>
      {post.targets.map(({ id, channel }) => (
        <NetworkSign key={id} network={channel.network} name={channel.name} />
      ))}
    </span>
  );
}
