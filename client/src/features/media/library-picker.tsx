import type { Media } from '@rupor/shared/media/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { LibraryFilters } from './library-filters.tsx';
import type { LibrarySearch } from './library-search.ts';
import { MediaGrid } from './media-grid.tsx';

interface Props {
  onPick(media: Media): void;
  onClose(): void;
}

/** The library over a composer: a tap takes the file and closes the window. */
export function LibraryPicker({ onPick, onClose }: Props) {
  const { t } = useTranslation('library');
  const [search, setSearch] = useState<LibrarySearch>({});
  return (
    <Dialog onClose={onClose} title={t('library:pick.title')} size="xl">
      <LibraryFilters search={search} onSearch={(part) => setSearch((now) => ({ ...now, ...part }))} />
      <MediaGrid
        search={search}
        onPage={(page) => setSearch((now) => ({ ...now, page }))}
        chosen={[]}
        onChosen={() => undefined}
        onPick={(media) => {
          onPick(media);
          onClose();
        }}
      />
    </Dialog>
  );
}
