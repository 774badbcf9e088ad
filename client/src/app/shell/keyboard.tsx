import { Suspense, useCallback, useEffect, useState } from 'react';
import { late } from '../../lib/late.ts';
import { onOpenSearch } from '../../lib/search-box.ts';
import { useKeys } from './use-keys.ts';

const SearchBox = late(async () => (await import('./search-box.tsx')).SearchBox);
const KeyHelp = late(async () => (await import('./key-help.tsx')).KeyHelp);

/** Search and the list of keys: both load when they are first asked for. */
export function Keyboard() {
  const [search, setSearch] = useState(0);
  const [isHelpOpen, setHelpOpen] = useState<boolean | null>(null);
  useKeys(useCallback(() => setHelpOpen(true), []));
  useEffect(() => onOpenSearch(() => setSearch((times) => times + 1)), []);
  return (
    <Suspense fallback={null}>
      {search > 0 && <SearchBox asked={search} />}
      {isHelpOpen !== null && <KeyHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />}
    </Suspense>
  );
}
