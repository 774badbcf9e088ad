// Which act a key press means. By physical key, so that a Russian layout works; silent where text is typed.

export type KeyAct = 'search' | 'write' | 'help' | 'goHome' | 'goCalendar' | 'goInbox' | 'goPosts' | 'filter';

/** What of a KeyboardEvent is read. */
export interface KeyPress {
  code: string;
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** How long «g» waits for its second key, milliseconds. */
export const SECOND_KEY_MS = 1_500;

const AFTER_G: Readonly<Record<string, KeyAct>> = {
  KeyH: 'goHome',
  KeyC: 'goCalendar',
  KeyI: 'goInbox',
  KeyP: 'goPosts',
};

/** `isAfterG`: the press before this one was «g», a moment ago. `g`: wait for the second key. */
export function readKey(press: KeyPress, isAfterG: boolean, isInField: boolean): KeyAct | 'g' | null {
  const isCommand = press.ctrlKey || press.metaKey;
  if (isCommand) return press.code === 'KeyK' && !press.altKey && !press.shiftKey ? 'search' : null;
  if (isInField || press.altKey) return null;
  // «?» and «/» stand on other keys in other layouts: what was typed counts first, then the key.
  if (press.key === '?' || (press.code === 'Slash' && press.shiftKey)) return 'help';
  if (press.shiftKey) return null;
  if (isAfterG) return AFTER_G[press.code] ?? null;
  if (press.code === 'KeyG') return 'g';
  if (press.code === 'KeyN') return 'write';
  if (press.key === '/' || press.code === 'Slash') return 'filter';
  return null;
}

/** Fields, editors and lists that read letters themselves. */
export function isTypingTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="textbox"], [role="listbox"]') !== null
  );
}
