import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isTypingTarget, type KeyAct, readKey, SECOND_KEY_MS } from '../../lib/keys.ts';
import { openSearch } from '../../lib/search-box.ts';
import { readStored } from '../../lib/stored.ts';

/** Kept on this device: «off» silences single letters; Ctrl/⌘ K stays. */
export const KEYS_SETTING = 'keys';

/** Keyboard acts of the whole app. `onHelp` opens the list of keys. */
export function useKeys(onHelp: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let afterGUntil = 0;
    const acts: Record<KeyAct, () => void> = {
      search: openSearch,
      help: onHelp,
      write: () => void navigate({ to: '/posts/new' }),
      goHome: () => void navigate({ to: '/' }),
      goCalendar: () => void navigate({ to: '/calendar' }),
      goInbox: () => void navigate({ to: '/inbox' }),
      goPosts: () => void navigate({ to: '/posts' }),
      filter: () => document.querySelector<HTMLElement>('[data-filter-key]')?.focus(),
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      const act = readKey(event, event.timeStamp < afterGUntil, isSilent(event));
      afterGUntil = act === 'g' ? event.timeStamp + SECOND_KEY_MS : 0;
      if (act === null || act === 'g') return;
      event.preventDefault();
      acts[act]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [navigate, onHelp]);
}

/** Under an open dialog the page is not what is being worked on. */
function isSilent(event: KeyboardEvent): boolean {
  return (
    isTypingTarget(event.target) ||
    readStored(KEYS_SETTING) === 'off' ||
    document.querySelector('[role="dialog"][aria-modal="true"]') !== null
  );
}
