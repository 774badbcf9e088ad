import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/** After a change of page the keyboard and the screen reader stand at its beginning. */
export function usePageFocus() {
  const main = useRef<HTMLElement>(null);
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onResolved', ({ pathChanged, fromLocation }) => {
        if (pathChanged && fromLocation) main.current?.focus({ preventScroll: true });
      }),
    [router],
  );
  return main;
}
