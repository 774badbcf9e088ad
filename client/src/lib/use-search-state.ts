import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';

/**
 * Filters, tabs and dates of a page, kept in its URL and validated by the page's schema. Give each field a default
 * or `.catch(…)`: an address somebody typed must open the page, not break it. Unset fields leave the URL.
 */
export function useSearchState<Schema extends z.ZodObject>(schema: Schema) {
  const raw = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => schema.parse(raw), [schema, raw]);
  const change = useCallback(
    (part: Partial<z.output<Schema>>, options: { replace?: boolean } = {}) =>
      navigate({
        to: '.',
        search: (before: Record<string, unknown>) => withoutUnset({ ...before, ...part }),
        replace: options.replace ?? false,
        resetScroll: false,
      }),
    [navigate],
  );
  return [state, change] as const;
}

function withoutUnset(search: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
