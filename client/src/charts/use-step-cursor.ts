import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { type Plot, stepAt } from './prepare-plot.ts';

/** Which step is looked at: under the pointer, or moved to by the arrow keys. */
export function useStepCursor(plot: Plot, steps: number) {
  const [chosen, setStep] = useState<number | null>(null);
  const last = steps - 1;
  const step = chosen === null || last < 0 ? null : Math.min(chosen, last);
  const follow = (event: PointerEvent<HTMLElement>) =>
    setStep(stepAt(event.clientX - event.currentTarget.getBoundingClientRect().left, plot, steps));
  const leave = () => setStep(null);
  const move = (event: KeyboardEvent) => {
    const at = step ?? last;
    const wanted = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (event.key === 'Escape') leave();
    if (wanted === undefined) return;
    event.preventDefault();
    setStep(Math.min(Math.max(wanted, 0), last));
  };
  const handlers = {
    onPointerDown: follow,
    onPointerMove: follow,
    onPointerLeave: leave,
    onFocus: () => setStep((before) => before ?? last),
    onBlur: leave,
    onKeyDown: move,
  };
  return { step, handlers };
}
