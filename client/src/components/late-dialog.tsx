import { type ReactNode, Suspense, useEffect, useState } from 'react';

interface Props {
  isOpen: boolean;
  /** Draws the lazy dialog. */
  children(isOpen: boolean): ReactNode;
}

/** A dialog whose code loads when it is first asked for. It stands closed for a moment: so it knows where focus returns. */
export function LateDialog({ isOpen, children }: Props) {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  return (
    <Suspense fallback={null}>
      <Standing isOpen={isOpen}>{children}</Standing>
    </Suspense>
  );
}

function Standing({ isOpen, children }: Props) {
  const [isShown, setShown] = useState(false);
  useEffect(() => setShown(isOpen), [isOpen]);
  return children(isShown);
}
