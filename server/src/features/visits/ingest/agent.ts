import Bowser from 'bowser';
import { isbot } from 'isbot';
import { oneLine } from '../../../lib/one-line.ts';
import { remembered } from '../../../lib/remembered.ts';

export interface Agent {
  isBot: boolean;
  /** desktop, mobile, tablet, tv; empty = unknown. */
  device: string;
  browser: string;
  system: string;
}

const KEPT = 4_000;
const MAX_NAME = 100;

/** What a browser says of itself. Names only, no versions: those would tell people apart. */
export const readAgent = remembered(parse, { most: KEPT });

function parse(header: string): Agent {
  if (header.length < 10 || isbot(header)) return { isBot: true, device: '', browser: '', system: '' };
  const { browser, os, platform } = Bowser.parse(header);
  // Of an unknown browser the name is the agent's own word.
  const name = (word: string | undefined) => oneLine(word ?? '', MAX_NAME);
  return { isBot: false, device: name(platform.type), browser: name(browser.name), system: name(os.name) };
}
