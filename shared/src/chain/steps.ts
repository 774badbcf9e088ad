// The numbers of the chain from what was counted: what is not known keeps its reason, and small numbers of people are
// hidden from those who may not see the people.
import type { ChainReason, ChainStep, ChainStepName } from './contract.ts';
import { floorCount } from './floor.ts';

export interface Counted {
  /** Publications, and of how many their views and clicks are known. */
  placements: {
    all: number;
    withViews: number;
    views: number | null;
    withClicks: number;
    clicks: number | null;
  };
  /** Own short links; null: none leads from here. */
  linkClicks: number | null;
  /** null: no site, or nothing that leads from here. */
  visits: number | null;
  hasSite: boolean;
  hasForms: boolean;
  /** Whether people who came from here can be told from others: by a tag, a link, or because all are asked for. */
  isTraceable: boolean;
  last: PeopleCount;
  first: PeopleCount;
  /** All applications of the period and how many have a known source. */
  coverage: { applications: number; known: number };
}

export interface PeopleCount {
  applications: number;
  talked: number;
  joined: number;
}

/** Six steps in their order. `isFloored`: numbers of 1 to 4 people are hidden. */
export function chainSteps(counted: Counted, isFloored: boolean): ChainStep[] {
  const steps = [
    viewsStep(counted),
    clicksStep(counted),
    visitsStep(counted),
    ...(['applications', 'talked', 'joined'] as const).map((name) => peopleStep(name, counted, isFloored)),
  ];
  return steps.map((step, index) => ({
    ...step,
    perThousand: perThousand(steps[index - 1]?.value ?? null, step.value),
  }));
}

type Step = Omit<ChainStep, 'perThousand'>;

function stepOf(
  step: ChainStepName,
  value: number | null,
  reason: ChainReason,
  knownShare: number | null = null,
): Step {
  return { step, value, reason: value === null ? reason : null, knownShare, byFirst: null };
}

function viewsStep({ placements: { all, withViews, views } }: Counted): Step {
  return stepOf('views', views, all === 0 ? 'nothing_out' : 'not_told', all === 0 ? null : withViews / all);
}

/** Our own links count every click; where there are none the networks' word is taken, with what it covers. */
function clicksStep({ linkClicks, placements: { all, withClicks, clicks } }: Counted): Step {
  if (linkClicks !== null) return stepOf('clicks', linkClicks, 'no_links');
  return stepOf('clicks', clicks, 'no_links', clicks === null || all === 0 ? null : withClicks / all);
}

function visitsStep({ visits, hasSite }: Counted): Step {
  return stepOf('visits', visits, hasSite ? 'no_links' : 'no_site');
}

function peopleStep(name: keyof PeopleCount, counted: Counted, isFloored: boolean): Step {
  const { hasForms, isTraceable, last, first, coverage } = counted;
  if (!hasForms) return stepOf(name, null, 'no_forms');
  if (!isTraceable) return stepOf(name, null, 'no_links');
  const shown = (count: number) => (isFloored ? floorCount(count) : count);
  const share = coverage.applications === 0 ? null : coverage.known / coverage.applications;
  return { ...stepOf(name, shown(last[name]), 'floored', share), byFirst: shown(first[name]) };
}

/** Of a thousand; null where there is nothing to compare with. */
function perThousand(before: number | null, value: number | null): number | null {
  return before === null || before === 0 || value === null ? null : (value * 1000) / before;
}
