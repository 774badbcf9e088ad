import { Pagination } from '@mantine/core';
import type { Media } from '@rupor/shared/media/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { libraryQuery, twinsQuery } from './api.ts';
import styles from './library.module.css';
import { type LibrarySearch, toQuery } from './library-search.ts';
import { TileWords } from './media-tile.tsx';

interface Props {
  search: LibrarySearch;
  onPage(page: number | undefined): void;
  chosen: readonly string[];
  onChosen(ids: string[]): void;
  /** Instead of opening the file: it is taken. */
  onPick?(media: Media): void;
  empty?: ReactNode;
}

/** The files that the filters leave, newest first. */
export function MediaGrid({ search, onPage, chosen, onChosen, onPick, empty }: Props) {
  const { t } = useTranslation(['library', 'common']);
  const { data, error, isPending, refetch } = useQuery(libraryQuery(toQuery(search)));
  if (isPending) return <LoadingLines label={t('library:loading')} />;
  if (!data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data.items.length === 0)
    return empty ?? <EmptyState title={t('library:nothing')}>{t('library:nothingHint')}</EmptyState>;
  const toggle = (id: string) =>
    onChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  const pages = Math.ceil(data.total / data.pageSize);
  return (
    <>
      <ul className={styles.grid}>
        {data.items.map((media) => (
          <li key={media.id} className={styles.tile} data-chosen={chosen.includes(media.id) || undefined}>
            {onPick ? (
              <button type="button" className={styles.open} onClick={() => onPick(media)}>
                <TileWords media={media} />
              </button>
            ) : (
              <Link className={styles.open} to="/media/$mediaId" params={{ mediaId: media.id }}>
                <TileWords media={media} />
              </Link>
            )}
            {!onPick && (
              <label className={styles.tick}>
                <input
                  type="checkbox"
                  checked={chosen.includes(media.id)}
                  onChange={() => toggle(media.id)}
                  aria-label={t('library:choose', { name: media.originalName })}
                />
              </label>
            )}
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav aria-label={t('library:pages')}>
          <Pagination
            total={pages}
            value={search.page ?? 1}
            onChange={(page) => onPage(page === 1 ? undefined : page)}
            withControls={false}
            getItemProps={(page) => ({ 'aria-label': t('library:page', { page }) })}
          />
        </nav>
      )}
    </>
  );
}

/** Pairs that look the same, side by side: which one stays is a person's choice. */
export function TwinList() {
  const { t } = useTranslation('library');
  const { data, error, isPending, refetch } = useQuery(twinsQuery());
  if (isPending) return <LoadingLines label={t('loading')} />;
  if (!data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data.length === 0) return <EmptyState title={t('noTwins')}>{t('noTwinsHint')}</EmptyState>;
  return (
    <ul className={styles.list}>
      {data.map(({ one, other }) => (
        <li key={`${one.id}${other.id}`} className={styles.pair}>
          {[one, other].map((media) => (
            <div key={media.id} className={styles.tile}>
              <Link className={styles.open} to="/media/$mediaId" params={{ mediaId: media.id }}>
                <TileWords media={media} />
              </Link>
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}
