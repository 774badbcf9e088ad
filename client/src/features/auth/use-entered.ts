import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { sessionQuery } from './api.ts';

/** After somebody signed in on a page without a shell: nothing of the person before stays, then on to the app. */
export function useEntered(next = '/'): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    queries.clear();
    await queries.fetchQuery(sessionQuery);
    await navigate({ href: next, replace: true });
  };
}
