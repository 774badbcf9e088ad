import { excerptOf } from '@rupor/shared/posts/excerpt';
import { ConflictPanel } from './conflict-panel.tsx';
import { LeftoverBar } from './leftover-bar.tsx';
import type { Draft } from './use-draft.ts';

/** What a person has to decide before writing on. */
export function ComposerNotices({ draft }: { draft: Draft }) {
  const { conflict, content } = draft.state;
  if (conflict)
    return (
      <ConflictPanel
        mine={content}
        conflict={conflict}
        onTakeTheirs={() => draft.autosave.takeTheirs()}
        onKeepMine={() => draft.autosave.keepMine()}
      />
    );
  if (!draft.leftover) return null;
  const { at, content: copy } = draft.leftover;
  return (
    <LeftoverBar
      at={at}
      words={copy.title || excerptOf(copy.baseText)}
      onTake={draft.takeLeftover}
      onDrop={draft.dropLeftover}
    />
  );
}
