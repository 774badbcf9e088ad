// The script of a counted page, sent as /hello.js (client/hello-script.plugin.ts). Its guarantees: it never throws into
// the page, sets no cookie and stores nothing unless the person agreed, reads no value of a field, tells of an address
// no more than path, utm_ marks and our own link mark, and says each thing once: what is said again carries the same
// nonce. At most 2 kB gzip (server/bench/tracker.ts), so names are short and it imports nothing.
export {};

type Kind =
  | 'view'
  | 'custom'
  | 'outbound'
  | 'download'
  | 'scroll'
  | 'formStart'
  | 'formLeft'
  | 'formSent'
  | 'beat';
interface More {
  /** Referrer. */
  r?: string;
  /** Name. */
  n?: string;
  /** Number. */
  v?: number;
}
interface Rupor {
  (name: string, number?: number): void;
  /** What was said before the script came. */
  q?: [string, number?][];
  isOn?: boolean;
}

const MAX_WAITING = 30;
const RETRY_MS = 5_000;
const MAX_RETRY_MS = 80_000;
const FIRST_BEAT_MS = 15_000;
const MAX_BEAT_MS = 300_000;
const STORED = 'rupor';
const FILES = /\.(pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|rar|7z|mp[34]|epub|apk)$/i;

const site = window as unknown as Window & { rupor?: Rupor };
const script = (document.currentScript ??
  document.querySelector('script[data-key]')) as HTMLScriptElement | null;
const options = script ? script.dataset : {};
const door = script ? script.src.replace(/hello\.js.*/, 'hello') : '';

const waiting: string[] = [];
let isSending = false;
let isRefused = false;
let retryMs = RETRY_MS;
let agreed: string | null = null;

let address = '';
let path = '';
/** How far down it was seen, percent; and how much of that was said. */
let depth = 0;
let told = 0;
let isLeft = false;
let form: HTMLFormElement | null = null;
let field = '';

/** Nothing of ours may break the page. */
function safe<Arguments extends unknown[]>(act: (...given: Arguments) => void) {
  return (...given: Arguments) => {
    try {
      act(...given);
    } catch {
      // A browser that cannot do this is counted without it.
    }
  };
}

function post(body: string): Promise<Response> {
  return fetch(door, { method: 'POST', body, keepalive: true, headers: { 'Content-Type': 'text/plain' } });
}

/** One after the other, so that they arrive in their order. */
function send(): void {
  const body = waiting[0];
  if (isSending || !body) return;
  isSending = true;
  post(body)
    .then(({ status }) => {
      if (status > 499) throw status;
      isSending = false;
      retryMs = RETRY_MS;
      waiting.shift();
      // Neither this page nor this person is counted: asking on would only cost them.
      if (status === 403 || status === 404) {
        isRefused = true;
        waiting.length = 0;
      }
      send();
    })
    .catch(() => {
      setTimeout(
        () => {
          isSending = false;
          send();
        },
        retryMs * (1 + Math.random() / 4),
      );
      retryMs = Math.min(retryMs * 2, MAX_RETRY_MS);
    });
}

function say(t: Kind, more?: More): void {
  if (isRefused || waiting.length >= MAX_WAITING) return;
  const i = Math.floor(Math.random() * 9e15);
  waiting.push(JSON.stringify({ k: options.key, t, u: address, i, c: agreed ?? undefined, ...more }));
  send();
}

function view(): void {
  if (location.pathname === path) return;
  const r = address || document.referrer.split(/[?#]/)[0];
  if (path) settle();
  path = location.pathname;
  const marks = location.search.match(/\b(utm_[a-z]+|rl)=[^&]*/g);
  address = (location.origin + path + (marks ? `?${marks.join('&')}` : '')).slice(0, 2_000);
  depth = told = 0;
  form = null;
  say('view', { r });
}

function look(): void {
  const { scrollHeight } = document.documentElement;
  if (scrollHeight)
    depth = Math.max(depth, Math.min(100, Math.round(((scrollY + innerHeight) / scrollHeight) * 100)));
}

/** What is known of a page only when it is left. */
function settle(): void {
  if (field) say('formLeft', { n: field });
  field = '';
  if (depth > told) say('scroll', { v: depth });
  else say('beat');
  told = depth;
}

function leave(): void {
  if (isLeft) return;
  isLeft = true;
  look();
  settle();
  // The page may be gone before the answers: all at once. Should it stay, saying them again does no harm.
  for (const body of waiting.slice(isSending ? 1 : 0)) post(body).catch(() => 0);
}

function click({ target, button }: MouseEvent): void {
  if (button > 1 || !(target instanceof Element)) return;
  const named = target.closest<HTMLElement>('[data-rupor]')?.dataset.rupor;
  if (named) say('custom', { n: named });
  const link = target.closest<HTMLAnchorElement>('a[href]');
  if (!link) return;
  const { protocol, host, pathname, href } = link;
  if (/^(mailto|tel):/.test(protocol)) say('outbound', { n: href.split('?')[0] });
  else if (!/^http/.test(protocol)) return;
  else if (FILES.test(pathname) || link.hasAttribute('download'))
    say('download', { n: (host === location.host ? '' : host) + pathname });
  else if (host !== location.host) say('outbound', { n: host + pathname.replace(/\/$/, '') });
}

function formName(of: HTMLFormElement): string {
  return of.getAttribute('name') || of.id || path;
}

function focus({ target }: FocusEvent): void {
  const input = target as HTMLInputElement;
  if (!input.form) return;
  if (input.form !== form) {
    form = input.form;
    say('formStart', { n: formName(form) });
  }
  field = input.name || input.id || input.type;
}

function sent({ target }: SubmitEvent): void {
  field = '';
  form = null;
  say('formSent', { n: formName(target as HTMLFormElement) });
}

function beat(ms: number): void {
  setTimeout(
    safe(() => {
      if (!isLeft) say('beat');
      beat(Math.min(ms * 2, MAX_BEAT_MS));
    }),
    ms,
  );
}

const called: Rupor = safe((name: string, number?: number) => {
  const mayStore = options.mode === 'consented';
  if (name === 'disagree') {
    agreed = null;
    if (mayStore) localStorage.removeItem(STORED);
  } else if (name !== 'agree') say('custom', { n: name, v: number });
  else if (mayStore) {
    agreed ??= Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('');
    localStorage.setItem(STORED, agreed);
  }
});

/** Pages that are drawn anew without being loaded tell nobody but the history. */
function watchHistory(): void {
  for (const name of ['pushState', 'replaceState'] as const) {
    const before = history[name];
    history[name] = function (...given) {
      before.apply(this, given);
      watched();
    };
  }
  addEventListener('popstate', watched);
}
const watched = safe(view);

const start = safe(() => {
  const said = site.rupor?.q ?? [];
  called.isOn = true;
  site.rupor = called;
  if (options.mode === 'consented') agreed = localStorage.getItem(STORED);
  view();
  watchHistory();
  for (const one of said) called(...one);
  const on = (name: string, act: (event: never) => void) =>
    document.addEventListener(name, safe(act) as EventListener, { capture: true, passive: true });
  on('click', click);
  on('auxclick', click);
  on('focusin', focus);
  on('submit', sent);
  on('scroll', look);
  on('visibilitychange', () => {
    if (document.visibilityState === 'hidden') leave();
    else isLeft = false;
  });
  addEventListener('pagehide', safe(leave));
  addEventListener(
    'pageshow',
    safe(({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      isLeft = false;
      path = '';
      view();
    }),
  );
  beat(FIRST_BEAT_MS);
});

const isAsked =
  navigator.doNotTrack === '1' || ('globalPrivacyControl' in navigator && navigator.globalPrivacyControl);
if (
  options.key &&
  /^http/.test(location.protocol) &&
  !site.rupor?.isOn &&
  !(options.dnt === 'quiet' && isAsked)
) {
  if ('prerendering' in document && document.prerendering)
    document.addEventListener('prerenderingchange', start, { once: true });
  else start();
}
