// One open line to the server while this page is looked at. It only says that something changed; what it is, the usual
// queries ask. While the line is down they ask now and then by themselves (isLive). A page in the background has none:
// a browser opens few lines to one server, and a phone saves its battery.

const URL = '/api/notices/live';
/** After a refusal that the browser itself does not try again. */
const AGAIN_MS = 60_000;
/** The page itself comes first. */
const QUIET_MS = 2_000;

interface Options {
  /** Is something on its way to this page? */
  isBusy(): boolean;
  onHello(): void;
  onChange(): void;
  onNews(): void;
}

let live = false;

/** True while changes are told; then nothing has to be asked for on the off-chance. */
export function isLive(): boolean {
  return live;
}

/** Opens the line and keeps it; the answer ends it. */
export function startLiveStream({ isBusy, onHello, onChange, onNews }: Options): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const close = () => {
    live = false;
    source?.close();
    source = null;
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const openLater = (ms: number) => {
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      if (isBusy()) openLater(QUIET_MS);
      else open();
    }, ms);
  };
  const open = () => {
    if (source || document.visibilityState !== 'visible') return;
    source = new EventSource(URL);
    source.addEventListener('hello', () => {
      live = true;
      onHello();
    });
    source.addEventListener('change', onChange);
    source.addEventListener('news', onNews);
    // Too many pages of this person are open: this one asks now and then.
    source.addEventListener('full', close);
    source.onerror = () => {
      live = false;
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      openLater(AGAIN_MS);
    };
  };
  const onSight = () => (document.visibilityState === 'visible' ? openLater(QUIET_MS) : close());

  document.addEventListener('visibilitychange', onSight);
  openLater(QUIET_MS);
  return () => {
    document.removeEventListener('visibilitychange', onSight);
    close();
  };
}
