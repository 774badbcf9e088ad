// The draft on this screen and how it gets to the server: by itself, one request at a time, each naming the version it
// was made from. What cannot be saved yet stays here and is said.
import { PageContent } from '@rupor/shared/landing/blocks';
import type { LandingPage, SavePage } from '@rupor/shared/landing/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { errorCode } from '../../lib/errors.ts';
import { pageQuery, savePageMutation } from './api.ts';

const WAIT_MS = 700;

export type SaveState = 'saved' | 'waiting' | 'saving' | 'unreadable' | 'conflict' | 'failed';
type Facts = Omit<SavePage, 'id' | 'version' | 'content'>;

export function usePageDraft(page: LandingPage) {
  const queries = useQueryClient();
  const { mutateAsync } = useMutation(savePageMutation());
  const [content, setContent] = useState(page.content);
  const [state, setState] = useState<SaveState>('saved');
  const [error, setError] = useState<unknown>(null);
  const version = useRef(page.version);
  const pending = useRef<{ content?: PageContent; facts?: Facts } | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const run = useCallback(async (): Promise<boolean> => {
    while (pending.current) {
      const { content: next, facts } = pending.current;
      const readable = next === undefined ? null : PageContent.safeParse(next);
      if (readable && !readable.success) {
        setState('unreadable');
        return false;
      }
      pending.current = null;
      setState('saving');
      try {
        const saved = await mutateAsync({
          id: page.id,
          version: version.current,
          ...facts,
          ...(readable ? { content: readable.data } : {}),
        });
        version.current = saved.version;
        queries.setQueryData(pageQuery(page.id).queryKey, saved);
        setError(null);
      } catch (problem) {
        pending.current ??= next === undefined ? null : { content: next };
        setError(problem);
        setState(errorCode(problem) === 'version_conflict' ? 'conflict' : 'failed');
        return false;
      }
    }
    setState('saved');
    return true;
  }, [mutateAsync, page.id, queries]);

  /** true: everything is on the server. */
  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [run]);

  const change = (next: PageContent) => {
    setContent(next);
    pending.current = { ...pending.current, content: next };
    setState('waiting');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), WAIT_MS);
  };
  const saveFacts = (facts: Facts) => {
    pending.current = { ...pending.current, facts: { ...pending.current?.facts, ...facts } };
    return flush();
  };
  useEffect(() => {
    const leave = () => {
      if (pending.current) void flush();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  return { content, change, saveFacts, flush, state, error, versionOf: () => version.current };
}
export type PageDraft = ReturnType<typeof usePageDraft>;
