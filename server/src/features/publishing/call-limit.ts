/** A network that has not answered by then may still have taken the post. */
const CALL_MS = 60_000;
/** After a stop signal a running call may take this long. */
const LAST_CALL_MS = 7_000;

/** When a call to a network has to end: after a minute, with its lease, or soon after the process was told to stop. */
export function limitCall({ stopping, lost }: { stopping: AbortSignal; lost: AbortSignal }): {
  signal: AbortSignal;
  done(): void;
} {
  const controller = new AbortController();
  const timers = [setTimeout(() => controller.abort(new Error('no answer in time')), CALL_MS)];
  const onStop = () => {
    timers.push(setTimeout(() => controller.abort(new Error('process stops')), LAST_CALL_MS));
  };
  const onLost = () => controller.abort(lost.reason);
  if (stopping.aborted) onStop();
  stopping.addEventListener('abort', onStop, { once: true });
  lost.addEventListener('abort', onLost, { once: true });
  return {
    signal: controller.signal,
    done() {
      for (const timer of timers) clearTimeout(timer);
      stopping.removeEventListener('abort', onStop);
      lost.removeEventListener('abort', onLost);
    },
  };
}
