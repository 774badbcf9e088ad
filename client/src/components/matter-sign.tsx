import type { Notice } from '@rupor/shared/notifications/contract';
import type { TargetState } from '@rupor/shared/posts/state-machine';
import { IconAt, IconPlugX, IconServerOff, IconUserOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './matter-sign.module.css';
import { PostStateSign } from './post-state-sign.tsx';

/** A sign on the ground of its state; without one it is quiet. */
export function MatterSign({ state, children }: { state?: string | undefined; children: ReactNode }) {
  return (
    <span className={classes.icon} data-state={state}>
      {children}
    </span>
  );
}

/** What it is that waits for somebody, in the colour of the state it comes from. */
export function NoticeSign({ kind }: Pick<Notice, 'kind'>) {
  const state = stateOf(kind);
  return (
    <MatterSign state={state}>
      <Sign kind={kind} state={state} />
    </MatterSign>
  );
}

function Sign({ kind, state }: Pick<Notice, 'kind'> & { state: TargetState }) {
  const look = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  if (kind === 'channel_reconnect') return <IconPlugX {...look} />;
  if (kind === 'publishing_stands') return <IconServerOff {...look} />;
  if (kind === 'mention') return <IconAt {...look} />;
  if (kind === 'removal') return <IconUserOff {...look} />;
  return <PostStateSign state={state} hasWord />;
}

function stateOf(kind: Notice['kind']): TargetState {
  if (kind === 'mention') return 'in_review';
  return kind === 'channel_reconnect' || kind === 'publishing_stands' || kind === 'removal' ? 'failed' : kind;
}
