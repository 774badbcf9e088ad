import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { shelvesQuery } from '../../features/media/api.ts';
import { ArrangeBar } from '../../features/media/arrange-bar.tsx';
import { LibraryFilters } from '../../features/media/library-filters.tsx';
import { LibrarySearch } from '../../features/media/library-search.ts';
import { MediaGrid, TwinList } from '../../features/media/media-grid.tsx';
import { UploadButtons, UploadPanel } from '../../features/media/upload-panel.tsx';
import { useUploadQueue } from '../../features/media/use-upload-queue.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

export function MediaPage() {
  const { t } = useTranslation(['library', 'media', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const shelves = useQuery(shelvesQuery()).data;
  const [search, setSearch] = useSearchState(LibrarySearch);
  const [chosen, setChosen] = useState<string[]>([]);
  const owner = `${session.organization?.id ?? 'none'}.${session.person?.id ?? 'none'}`;
  const uploads = useUploadQueue(owner);
  const canWrite = session.permissions.includes('media.write');
  const open = (shelves?.passports.none ?? 0) + (shelves?.passports.incomplete ?? 0);
  return (
    <>
      <PageHead
        title={
          shelves ? t(open > 0 ? 'library:headOpen' : 'library:head', { count: open }) : t('library:title')
        }
        docTitle={t('library:title')}
        keepActs
        acts={canWrite && <UploadButtons onFiles={(files) => uploads.add(files, search.folder ?? '')} />}
      />
      {shelves && shelves.openTasks > 0 && (
        <p role="status">
          <Link className="link" to="/media/removals">
            {t('library:removals.open', { count: shelves.openTasks })}
          </Link>
        </p>
      )}
      <UploadPanel items={uploads.items} queue={uploads.queue} />
      <LibraryFilters search={search} onSearch={(part, options) => void setSearch(part, options)} />
      {canWrite && chosen.length > 0 && <ArrangeBar ids={chosen} onDone={() => setChosen([])} />}
      {search.twins ? (
        <TwinList />
      ) : (
        <MediaGrid
          search={search}
          onPage={(page) => void setSearch({ page })}
          chosen={chosen}
          onChosen={setChosen}
          empty={
            shelves?.total === 0 ? (
              <EmptyState title={t('library:empty')}>{t('library:emptyHint')}</EmptyState>
            ) : undefined
          }
        />
      )}
    </>
  );
}
