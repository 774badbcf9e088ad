// What a network declares, as rows of sentences: keys of channels:matrix.* with their numbers. Pure; the matrix draws it.
import type { MetricName, NetworkCapabilities, TextLimit } from '@rupor/shared/networks/capabilities';
import { POST_METRICS } from '@rupor/shared/networks/post-metrics';

/** One sentence: key below channels:matrix, and its parameters. `bytes` is formatted by the reader's language. */
export interface Saying {
  key: string;
  params?: Record<string, number>;
  bytes?: number;
  /** The limit a «with pictures» sentence wraps. */
  inner?: Saying;
  /** File types are names, the same in every language. */
  literal?: string;
}

type Verdict = 'yes' | 'no' | 'plain';

export interface Cell {
  verdict: Verdict;
  sayings: Saying[];
}

interface Row {
  key: string;
  read: (network: NetworkCapabilities) => Cell;
}

interface RowGroup {
  key: 'publish' | 'count' | 'prove';
  rows: Row[];
}

export const ROW_GROUPS: readonly RowGroup[] = [
  {
    key: 'publish',
    rows: [
      { key: 'text', read: ({ text }) => plain(...text.limits.map(describeLimit)) },
      {
        key: 'emptyText',
        read: ({ text }) => (text.required ? no('emptyText.required') : yes('emptyText.allowed')),
      },
      { key: 'links', read: ({ text }) => plain(describeLink(text.linkLength)) },
      {
        key: 'markup',
        read: ({ text }) => (text.markup === 'none' ? no('markup.none') : yes(`markup.${text.markup}`)),
      },
      { key: 'images', read: describeImages },
      { key: 'imageTypes', read: ({ images }) => describeTypes(images.mimes) },
      { key: 'altText', read: describeAltText },
      { key: 'video', read: describeVideo },
      { key: 'documents', read: describeDocuments },
      { key: 'followUps', read: describeFollowUps },
      { key: 'byHand', read: describeByHand },
      { key: 'pace', read: ({ pacing }) => plain(...describePace(pacing)) },
    ],
  },
  {
    key: 'count',
    rows: [
      ...POST_METRICS.map((metric) => ({
        key: metric,
        read: (network: NetworkCapabilities) =>
          isTypedIn(network) ? plain({ key: 'counts.typedIn' }) : describePostCount(network, metric),
      })),
      {
        key: 'followers',
        read: (network) =>
          isTypedIn(network)
            ? plain({ key: 'counts.typedIn' })
            : describeCount(network.metrics.channel.includes('followers')),
      },
      { key: 'earlier', read: ({ listsPosts }) => (listsPosts ? yes('earlier.yes') : no('earlier.no')) },
    ],
  },
  {
    key: 'prove',
    rows: [
      { key: 'repeat', read: describeRepeat },
      {
        key: 'lookup',
        read: ({ lookup }) => (lookup === 'none' ? no('lookup.none') : yes(`lookup.${lookup}`)),
      },
      { key: 'remove', read: ({ canRemove }) => (canRemove ? yes('remove.yes') : no('remove.no')) },
    ],
  },
];

function describeLimit({ unit, max, when }: TextLimit): Saying {
  const inner: Saying = { key: `limit.${unit}`, params: { max } };
  return when === 'always' ? inner : { key: `limit.${when}`, inner };
}

function describeLink(length: number | null): Saying {
  return length === null ? { key: 'links.asWritten' } : { key: 'links.fixed', params: { count: length } };
}

function describeImages({ images }: NetworkCapabilities): Cell {
  if (images.maxCount === 0) return no('images.none');
  return {
    verdict: 'yes',
    sayings: [{ key: 'images.some', params: { max: images.maxCount }, bytes: images.maxBytes }],
  };
}

function describeTypes(mimes: readonly string[]): Cell {
  const names = mimes.map((mime) => mime.replace('image/', '').toUpperCase());
  return plain({ key: 'literal', literal: names.join(', ') });
}

function describeAltText({ images: { altText } }: NetworkCapabilities): Cell {
  if (!altText.supported) return no('altText.none');
  if (altText.maxGraphemes === null) return yes('altText.unlimited');
  return {
    verdict: 'yes',
    sayings: [{ key: 'altText.limited', params: { max: altText.maxGraphemes } }],
  };
}

function describeVideo({ video }: NetworkCapabilities): Cell {
  if (!video) return no('video.none');
  const { maxCount, maxBytes, maxSeconds } = video;
  const length: Saying[] =
    maxSeconds === null
      ? []
      : [{ key: 'video.minutes', params: { count: Math.max(1, Math.floor(maxSeconds / 60)) } }];
  return {
    verdict: 'yes',
    sayings: [{ key: 'images.some', params: { max: maxCount }, bytes: maxBytes }, ...length],
  };
}

function describeDocuments({ documents }: NetworkCapabilities): Cell {
  if (!documents) return no('documents.none');
  const { maxCount, maxBytes } = documents;
  return { verdict: 'yes', sayings: [{ key: 'images.some', params: { max: maxCount }, bytes: maxBytes }] };
}

function describeFollowUps({ followUps }: NetworkCapabilities): Cell {
  if (!followUps) return no('followUps.none');
  return {
    verdict: 'yes',
    sayings: [{ key: `followUps.${followUps.kind}`, params: { max: followUps.maxCount } }],
  };
}

/** What a person has to do is neither yes nor no. */
function describeByHand({ byHand }: NetworkCapabilities): Cell {
  if (byHand.length === 0) return plain({ key: 'byHand.none' });
  return plain(...byHand.map((part): Saying => ({ key: `byHand.${part}` })));
}

/** Above a thousand a minute no person meets the limit. */
function describePace({ perMinute, perDay }: NetworkCapabilities['pacing']): Saying[] {
  const minute: Saying[] = perMinute > 1000 ? [] : [{ key: 'pace.perMinute', params: { max: perMinute } }];
  const day: Saying[] = perDay === null ? [] : [{ key: 'pace.perDay', params: { max: perDay } }];
  const both = [...minute, ...day];
  return both.length > 0 ? both : [{ key: 'pace.free' }];
}

/** What a person publishes, a person counts too. */
function isTypedIn({ byHand }: NetworkCapabilities): boolean {
  return byHand.includes('always');
}

function describePostCount({ metrics }: NetworkCapabilities, metric: MetricName): Cell {
  const known = metrics.live?.includes(metric)
    ? yes('counts.live')
    : describeCount(metrics.post.includes(metric), metrics.rounded?.includes(metric));
  if (!metrics.untried?.includes(metric)) return known;
  const untried: Saying = { key: 'counts.untried' };
  // What may come in a way nobody has seen answered is neither a yes nor a no.
  return known.verdict === 'no' ? plain(untried) : { ...known, sayings: [...known.sayings, untried] };
}

function describeCount(isCounted: boolean, isRounded = false): Cell {
  if (isCounted && isRounded) return yes('counts.rounded');
  return isCounted ? yes('counts.yes') : no('counts.no');
}

function describeRepeat({ idempotency, idempotencyMinutes }: NetworkCapabilities): Cell {
  if (idempotency === 'none') return no('repeat.none');
  if (idempotency === 'chosenId') return yes('repeat.chosenId');
  if (idempotencyMinutes === null) return yes('repeat.keyForever');
  return { verdict: 'yes', sayings: [{ key: 'repeat.keyMinutes', params: { count: idempotencyMinutes } }] };
}

function yes(key: string): Cell {
  return { verdict: 'yes', sayings: [{ key }] };
}

function no(key: string): Cell {
  return { verdict: 'no', sayings: [{ key }] };
}

function plain(...sayings: Saying[]): Cell {
  return { verdict: 'plain', sayings };
}
