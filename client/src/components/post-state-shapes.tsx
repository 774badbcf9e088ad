import type { TargetState } from '@rupor/shared/posts/state-machine';
import type { ReactNode } from 'react';
import classes from './post-state-sign.module.css';

export type PostStateName = TargetState;

const line = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.75,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const;
const cut = { ...line, stroke: 'var(--card)' } as const;
const circle = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.75" />;

/** The eleven signs of the look, 16 × 16, in the colour of the text. */
export const STATE_SHAPES: Record<PostStateName, ReactNode> = {
  draft: (
    <circle
      cx="8"
      cy="8"
      r="6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeDasharray="2.2 2.5"
    />
  ),
  in_review: (
    <>
      {circle}
      <path d="M8 4.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  approved: (
    <>
      {circle}
      <path d="m5.4 8.2 1.8 1.8 3.4-3.6" {...line} />
    </>
  ),
  scheduled: (
    <>
      {circle}
      <path d="M8 4.8V8l2.1 1.5" {...line} />
    </>
  ),
  publishing: (
    <>
      <g className={classes.ring}>
        <circle
          cx="8"
          cy="8"
          r="6.4"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="30 11"
        />
      </g>
      <path d="M8 11V5.6M5.7 7.7 8 5.4l2.3 2.3" {...line} />
    </>
  ),
  published: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="m5.1 8.2 2 2 3.8-4.1" {...cut} strokeWidth="1.9" />
    </>
  ),
  failed: (
    <>
      <path d="M5.3 1.2h5.4l4.1 4.1v5.4l-4.1 4.1H5.3l-4.1-4.1V5.3z" fill="currentColor" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" {...cut} strokeWidth="1.8" />
    </>
  ),
  unconfirmed: (
    <>
      <path d="M8 .5 15.5 8 8 15.5.5 8z" fill="currentColor" />
      <path d="M6.3 6.5c.1-1 .8-1.6 1.7-1.6s1.7.6 1.7 1.5c0 1.2-1.7 1.2-1.7 2.5" {...cut} strokeWidth="1.5" />
      <circle cx="8" cy="11.1" r=".95" fill="var(--card)" />
    </>
  ),
  by_hand: (
    <>
      <path d="M8 1 15 13.6H1z" fill="currentColor" strokeLinejoin="round" />
      <circle cx="8" cy="7.6" r="1.5" fill="var(--card)" />
      <path d="M5.4 12c.3-1.6 1.3-2.4 2.6-2.4s2.3.8 2.6 2.4z" fill="var(--card)" />
    </>
  ),
  missed: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2.5" fill="currentColor" />
      <path d="M8 4.2V8.2l2.4 1.6" {...cut} strokeWidth="1.8" />
    </>
  ),
  cancelled: (
    <>
      {circle}
      <path d="m3.9 12.1 8.2-8.2" stroke="currentColor" strokeWidth="1.75" />
    </>
  ),
};
