// The teaching model of the practice network. Every number here is INVENTED for teaching: none was measured on a
// real network, and the screens label everything that comes out as «учебные». Trainers may read and discuss it.

export type PracticeKind = 'practice-wall' | 'practice-messenger' | 'practice-microblog';

export interface KindCoefficients {
  /** Hours in which a post loses half of its remaining visibility. */
  halfLifeHours: number;
  /** Multiplies how quickly an active audience sees a post. */
  exposure: number;
  /** Views per person reached. */
  viewsPerPerson: number;
  likes: number;
  comments: number;
  shares: number;
  clicks: number;
  /** Length of text in characters that reads best here. */
  bestLength: { from: number; to: number };
}

export const KINDS: Record<PracticeKind, KindCoefficients> = {
  'practice-wall': {
    halfLifeHours: 6,
    exposure: 0.3,
    viewsPerPerson: 1.35,
    likes: 1,
    comments: 0.22,
    shares: 0.16,
    clicks: 0.55,
    bestLength: { from: 120, to: 1200 },
  },
  'practice-messenger': {
    halfLifeHours: 3.5,
    exposure: 0.45,
    viewsPerPerson: 1.15,
    likes: 0.7,
    comments: 0.12,
    shares: 0.24,
    clicks: 0.8,
    bestLength: { from: 60, to: 700 },
  },
  'practice-microblog': {
    halfLifeHours: 2,
    exposure: 0.6,
    viewsPerPerson: 1.5,
    likes: 1.2,
    comments: 0.3,
    shares: 0.35,
    clicks: 0.4,
    bestLength: { from: 40, to: 260 },
  },
};

export interface Segment {
  id: string;
  /** People of this segment who follow an account of scale 1, by kind. */
  size: Record<PracticeKind, number>;
  /** Share of the segment that is online, per local hour 0–23. */
  activity: readonly number[];
  /** Added to the interest where the post has the feature. */
  taste: { image: number; number: number; question: number; short: number; plain: number };
}

const SHIFT = [3, 1, 0, 0, 1, 5, 7, 4, 2, 2, 3, 5, 6, 3, 2, 3, 5, 6, 6, 7, 9, 9, 7, 5];
const OFFICE = [1, 0, 0, 0, 0, 1, 3, 6, 7, 4, 3, 4, 7, 6, 3, 3, 4, 6, 8, 8, 8, 7, 5, 2];
const YOUNG = [6, 3, 1, 0, 0, 0, 2, 5, 5, 3, 3, 4, 6, 5, 4, 4, 5, 6, 7, 8, 9, 10, 10, 8];

/** Exponent of the activity: the larger, the more the right hour matters. */
export const ACTIVITY_CONTRAST = 2;

export const SEGMENTS: readonly Segment[] = [
  {
    id: 'shop-floor',
    size: { 'practice-wall': 620, 'practice-messenger': 540, 'practice-microblog': 110 },
    activity: SHIFT,
    taste: { image: 0.25, number: 0.35, question: 0.1, short: 0.2, plain: 0.3 },
  },
  {
    id: 'office',
    size: { 'practice-wall': 410, 'practice-messenger': 380, 'practice-microblog': 160 },
    activity: OFFICE,
    taste: { image: 0.15, number: 0.3, question: 0.2, short: 0.05, plain: 0.15 },
  },
  {
    id: 'young',
    size: { 'practice-wall': 350, 'practice-messenger': 300, 'practice-microblog': 330 },
    activity: YOUNG,
    taste: { image: 0.45, number: 0.1, question: 0.35, short: 0.35, plain: 0.35 },
  },
];

/** Interest is logistic(base + what the text does − what tires the audience). */
export const INTEREST = {
  base: -5.3,
  hook: 0.5,
  concreteNumber: 0.3,
  callToAction: 0.2,
  question: 0.15,
  plain: 0.45,
  heavy: -0.7,
  goodLength: 0.25,
  images: 0.3,
  manyImages: 0.1,
  perTagOverFive: -0.15,
  /** Per further post of the account in the 24 hours before, up to `tiredAfter`. */
  perSameDayPost: -0.4,
  tiredAfter: 5,
  /** Spread of exp(noise · z), z from the content: equal decisions stay equal. */
  noise: 0.1,
} as const;

export const ACTIONS = {
  commentsWithQuestion: 1.6,
  clicksWithCall: 2,
  /** New views that one share brings. */
  viewsPerShare: 6,
} as const;

export const FOLLOWERS = {
  /** Start of the curve, from the account's name: lowest + share · spread. */
  lowest: 900,
  spread: 2600,
  /** People who come by themselves over the years, as a share of the start. */
  slowGrowth: 0.45,
  slowHalfDays: 260,
  /** People one post brings in the end, and in how many days half of them come. */
  perPost: 1.7,
  perPostHalfDays: 2,
} as const;

/** The audience of the practice network lives at UTC+3; a channel's setting `utcOffsetMinutes` moves it. */
export const DEFAULT_UTC_OFFSET_MINUTES = 180;
/** Beyond this age nothing measurable is added. */
export const SATURATED_AFTER_HOURS = 24 * 14;
