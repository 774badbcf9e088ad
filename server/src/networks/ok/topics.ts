// Reads what OK tells of topics: their counts, and which stood in the group before. Names and shapes as open clients
// read them, never tried by us: what is not there under exactly its name stays unknown. Never has an effect.
import { isRecord } from '../json.ts';
import type { EarlierPost, EarlierResult, Numbers, NumbersResult } from '../network.ts';
import { callOk, type OkContext, readCount } from './api.ts';
import { classifyHarmless, toNumbersFailure } from './errors.ts';
import { topicUrl } from './publish.ts';

const COUNTS = 'views,reach,likes,comments,reshares';
const PAGE = 50;

/** How OK answers for a removed topic is unknown: it is never called gone. */
export async function readTopicNumbers(ok: OkContext, topicId: string): Promise<NumbersResult> {
  const answer = await callOk(ok, 'group.getStatTopic', { topic_id: topicId, fields: COUNTS });
  if (answer.kind !== 'ok') return toNumbersFailure(answer);
  if (!isRecord(answer.value)) return { kind: 'unavailable', problem: 'unreadable_answer' };
  const { topic } = answer.value;
  return { kind: 'numbers', numbers: countsOf(isRecord(topic) ? topic : answer.value) };
}

/** `renderings` are something else than views and are not asked for. */
function countsOf(topic: Record<string, unknown>): Numbers {
  return {
    views: readCount(topic.views),
    reach: readCount(topic.reach),
    likes: readCount(topic.likes),
    comments: readCount(topic.comments),
    shares: readCount(topic.reshares),
  };
}

/** Only topics that already have statistics; their texts are asked for beside, and stay empty where OK keeps silent. */
export async function listTopics(
  ok: OkContext,
  { groupId, since, until, cursor }: { groupId: string; since: Date; until: Date; cursor: string | null },
): Promise<EarlierResult> {
  const answer = await callOk(ok, 'group.getStatTopics', {
    gid: groupId,
    start_time: since.getTime(),
    end_time: until.getTime(),
    count: PAGE,
    fields: `id,created_ms,${COUNTS}`,
    ...(cursor ? { anchor: cursor } : {}),
  });
  if (answer.kind !== 'ok') {
    const result = classifyHarmless(answer);
    if (result.kind === 'auth' || result.kind === 'rate_limited') return result;
    return { kind: 'unavailable', problem: result.problem };
  }
  if (!isRecord(answer.value) || !Array.isArray(answer.value.topics))
    return { kind: 'unavailable', problem: 'unreadable_answer' };
  const topics = answer.value.topics.filter(isRecord);
  const texts = await readTexts(
    ok,
    topics.flatMap(({ id }) => (isId(id) ? [String(id)] : [])),
  );
  const posts = topics.flatMap((topic) => toPost(groupId, topic, texts));
  posts.sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  const { anchor } = answer.value;
  // An anchor that stands still would never end.
  const hasNext = typeof anchor === 'string' && anchor !== '' && anchor !== cursor && topics.length > 0;
  return {
    kind: 'posts',
    posts: posts.filter(({ publishedAt }) => publishedAt >= since),
    next: hasNext ? anchor : null,
  };
}

function toPost(groupId: string, topic: Record<string, unknown>, texts: Map<string, string>): EarlierPost[] {
  const createdMs = readCount(topic.created_ms);
  if (!isId(topic.id) || createdMs === null) return [];
  const id = String(topic.id);
  const text = texts.get(id) ?? '';
  const publishedAt = new Date(createdMs);
  return [{ remoteIds: [id], url: topicUrl(groupId, id), publishedAt, text, numbers: countsOf(topic) }];
}

/** The text blocks of each topic, by its id. */
async function readTexts(ok: OkContext, ids: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (ids.length === 0) return texts;
  const fields = { topic_ids: ids.join(','), fields: 'media_topic.*' };
  const answer = await callOk(ok, 'mediatopic.getByIds', fields);
  const { media_topics: topics } = answer.kind === 'ok' && isRecord(answer.value) ? answer.value : {};
  for (const topic of Array.isArray(topics) ? topics.filter(isRecord) : []) {
    const media = Array.isArray(topic.media) ? topic.media.filter(isRecord) : [];
    const blocks = media.flatMap(({ text }) => (typeof text === 'string' ? [text] : []));
    if (isId(topic.id)) texts.set(String(topic.id), blocks.join('\n'));
  }
  return texts;
}

function isId(value: unknown): value is string | number {
  return (typeof value === 'string' || typeof value === 'number') && /^\d+$/.test(String(value));
}
