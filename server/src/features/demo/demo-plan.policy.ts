// What the demo shows on which day: a pure function of today. Same day, same plan.
import { addDays } from '@rupor/shared/insights/period';
import { resolveWallTime, toWallTime } from '@rupor/shared/posts/schedule';
import { CAMPAIGNS, CHANNELS, DEMO_ZONE, PLACES, RUBRICS } from './demo-world.ts';

export type DemoState =
  | 'published'
  | 'scheduled'
  | 'draft'
  | 'in_review'
  | 'approved'
  | 'cancelled'
  | 'failed'
  | 'missed'
  | 'unconfirmed';

export interface DemoTarget {
  channel: number;
  /** Own text where the network is too short for the base text. */
  text: string | null;
  state: DemoState;
}

export interface DemoPost {
  title: string;
  text: string;
  rubric: number;
  campaign: number | null;
  /** Null: a draft without a time. */
  wallTime: string | null;
  dueAt: Date | null;
  targets: DemoTarget[];
  /** Index of a picture; null = without. */
  picture: number | null;
  branch: number | null;
}

export const POSTS = 150;
export const PICTURES = 12;
const DAYS_BACK = 62;
const DAYS = 90;
const DRAFTS = 5;
/** Times of the day at which the union posts. */
const SLOTS = ['08:00', '12:30', '17:00', '19:30', '20:30'] as const;
const MICROBLOG_MAX = 290;
/** Index of CHANNELS: «Рабочая смена: коротко». */
const MESSENGER = 1;
/** Positions, counted back from the last post that is out, of those that teach what can go wrong. */
const TROUBLE: Record<number, 'unconfirmed' | 'failed' | 'missed'> = {
  1: 'unconfirmed',
  6: 'failed',
  11: 'missed',
};
/** Positions, counted from the first post ahead. */
const AHEAD: Record<number, 'in_review' | 'approved' | 'cancelled'> = {
  2: 'in_review',
  7: 'approved',
  9: 'cancelled',
};

export function planDemo(now: Date): DemoPost[] {
  const today = toWallTime(now, DEMO_ZONE).slice(0, 10);
  const timed = POSTS - DRAFTS;
  const times = Array.from({ length: timed }, (_, index) => {
    const day = addDays(today, Math.floor((index * DAYS) / timed) - DAYS_BACK);
    const wallTime = `${day}T${SLOTS[(index * 3) % SLOTS.length] ?? SLOTS[0]}`;
    return { wallTime, dueAt: resolveWallTime({ wallTime, timeZone: DEMO_ZONE }).instant };
  }).sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  // What is due within minutes would go out while somebody looks at the seed of it: it counts as ahead.
  const out = times.filter(({ dueAt }) => dueAt < now).length;
  const posts = times.map((time, index) => makePost(index, { ...time, state: stateOf(index, out), today }));
  const drafts = Array.from({ length: DRAFTS }, (_, index) =>
    makePost(timed + index, { wallTime: null, dueAt: null, state: 'draft', today }),
  );
  return [...posts, ...drafts];
}

function stateOf(index: number, out: number): DemoState {
  return index < out ? (TROUBLE[out - index] ?? 'published') : (AHEAD[index - out] ?? 'scheduled');
}

interface Time {
  wallTime: string | null;
  dueAt: Date | null;
  state: DemoState;
  today: string;
}

function makePost(index: number, { wallTime, dueAt, state, today }: Time): DemoPost {
  const rubric = index % RUBRICS.length;
  const round = Math.floor(index / RUBRICS.length);
  const texts = RUBRICS[rubric]?.texts ?? [];
  const template = texts[round % texts.length];
  if (!template) throw new Error('a rubric without texts');
  const branch = (index * 7) % PLACES.length;
  const people = 6 + ((index * 13) % 47);
  const text = template.text.replaceAll('{place}', PLACES[branch] ?? '').replaceAll('{n}', String(people));
  return {
    title: template.title,
    text,
    rubric,
    campaign: campaignOf({ rubric, wallTime, today }),
    wallTime,
    dueAt,
    picture: index % 3 === 1 ? index % PICTURES : null,
    branch: index % 2 === 0 ? null : branch,
    targets: targetsOf(index, { text, state, branch }),
  };
}

function campaignOf(given: { rubric: number; wallTime: string | null; today: string }): number | null {
  const day = given.wallTime?.slice(0, 10);
  const found = CAMPAIGNS.findIndex(({ from, to, rubrics }) => {
    const isOfRubric = (rubrics as readonly number[]).includes(given.rubric);
    return isOfRubric && day && day >= addDays(given.today, from) && day <= addDays(given.today, to);
  });
  return found === -1 ? null : found;
}

function targetsOf(
  index: number,
  { text, state, branch }: { text: string; state: DemoState; branch: number },
): DemoTarget[] {
  // Every post goes to the union's messenger; the others by turns.
  const own = CHANNELS.findIndex((channel) => channel.branch === branch);
  const chosen = new Set([MESSENGER]);
  if (index % 3 !== 2) chosen.add(0);
  if (index % 2 === 0) chosen.add(2);
  if (index % 2 === 1 && own !== -1) chosen.add(own);
  if (index % 5 === 3) chosen.add(7);
  return [...chosen].map((channel) => {
    const isMicroblog = CHANNELS[channel]?.network === 'practice-microblog';
    return {
      channel,
      text: isMicroblog && text.length > MICROBLOG_MAX ? shorten(text) : null,
      // Trouble is of one channel; the rest of the post went out. The messenger keeps no keys: only there nobody knows.
      state: isTrouble(state) && channel !== MESSENGER ? 'published' : state,
    };
  });
}

function isTrouble(state: DemoState): boolean {
  return state === 'unconfirmed' || state === 'failed' || state === 'missed';
}

/** Whole sentences from the start that fit. */
export function shorten(text: string): string {
  const sentences = text.match(/[^.?!…\n]+[.?!…»]*\s*/gu) ?? [text];
  let short = '';
  for (const sentence of sentences) {
    if ((short + sentence).trim().length > MICROBLOG_MAX) break;
    short += sentence;
  }
  return short.trim() || text.slice(0, MICROBLOG_MAX);
}
