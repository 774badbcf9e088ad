import { useEffect } from 'react';

interface Acts {
  onDay(by: number): void;
  onMonth(by: number): void;
  onToday(): void;
}

/** Arrows move by day, PgUp and PgDn by month, `t` to today; silent in fields, buttons' own keys stay theirs. */
export function useCalendarKeys(acts: Acts): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        target instanceof HTMLElement &&
        target.closest('input, textarea, select, [role], [contenteditable]')
      )
        return;
      const act = actOf(event.code, acts);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [acts]);
}

function actOf(code: string, acts: Acts): (() => void) | null {
  switch (code) {
    case 'ArrowLeft':
      return () => acts.onDay(-1);
    case 'ArrowRight':
      return () => acts.onDay(1);
    case 'ArrowUp':
      return () => acts.onDay(-7);
    case 'ArrowDown':
      return () => acts.onDay(7);
    case 'PageUp':
      return () => acts.onMonth(-1);
    case 'PageDown':
      return () => acts.onMonth(1);
    case 'KeyT':
      return acts.onToday;
    default:
      return null;
  }
}
