import { useEffect, useState } from 'react';

export interface SelectedWords {
  text: string;
  /** UTF-16 unit of the whole text at which it begins. */
  start: number;
  /** Whose own text it is; null = the base text. */
  channelId: string | null;
}

/** Longest quotation that a remark takes. */
const LONGEST = 1_000;

/**
 * The words selected in a text of this page that may be remarked on (an element with data-remarks: '' for the base
 * text, else the channel's id). They stay while another place has the focus: a tap on a button drops the selection.
 */
export function useSelectedWords(): { words: SelectedWords | null; forget: () => void } {
  const [words, setWords] = useState<SelectedWords | null>(null);
  useEffect(() => {
    const listen = () => {
      const read = readSelection();
      if (read) setWords(read);
    };
    document.addEventListener('selectionchange', listen);
    return () => document.removeEventListener('selectionchange', listen);
  }, []);
  return { words, forget: () => setWords(null) };
}

function readSelection(): SelectedWords | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const home = placeOf(range.commonAncestorContainer);
  if (!home) return null;
  const before = document.createRange();
  before.selectNodeContents(home);
  before.setEnd(range.startContainer, range.startOffset);
  const text = range.toString();
  if (text.trim() === '' || text.length > LONGEST) return null;
  return { text, start: before.toString().length, channelId: home.dataset.remarks || null };
}

function placeOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-remarks]') ?? null;
}

/** Selects the words in the text and brings them into view. */
export function showWords(channelId: string | null, start: number, end: number): void {
  const homes = [...document.querySelectorAll<HTMLElement>('[data-remarks]')];
  const home = homes.find(({ dataset }) => (dataset.remarks || null) === channelId);
  const node = home?.firstChild;
  if (!home || !(node instanceof Text) || node.length < end) return;
  home.closest('details')?.setAttribute('open', '');
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  home.scrollIntoView({ block: 'center' });
}
