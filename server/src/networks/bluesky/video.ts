// Brings a film to where a post can name it. Nothing is published here: an uploaded film that no record names is swept.
// Up to 50 MB straight to the account's own server (tried on a real PDS; the AppView makes it playable later). Bigger
// ones through the video service, as docs.bsky.app/docs/tutorials/video describes it: not tried on the live service.
import { setTimeout as wait } from 'node:timers/promises';
import type { OutgoingFile, PublishResult } from '../network.ts';
import { classify } from './classify.ts';
import type { AuthorizedCall } from './session.ts';
import { callXrpc, type XrpcAnswer, type XrpcContext } from './xrpc.ts';

/** What a server takes as one blob: bsky.social, 2026. */
export const DIRECT_BYTES = 50_000_000;
/** With 1.5 seconds between them about 40 seconds: a call to a network ends after a minute. */
const MAX_LOOKS = 26;
const TOKEN_SECONDS = 30 * 60;

export interface VideoRoute {
  send: AuthorizedCall;
  context: XrpcContext;
  did: string;
  pds: string;
  /** Null: this account's server has none. */
  videoService: string | null;
  pollMs: number;
}

export type Uploaded = { kind: 'blob'; blob: unknown } | { kind: 'failed'; result: PublishResult };

export async function uploadVideo(route: VideoRoute, file: OutgoingFile): Promise<Uploaded> {
  if (file.bytes.length > DIRECT_BYTES) {
    if (route.videoService === null) return failed({ kind: 'rejected', problem: 'too_large' });
    return uploadThroughService(route, file, route.videoService);
  }
  const bytes = { body: file.bytes, mime: file.mime };
  const answer = await route.send({ method: 'com.atproto.repo.uploadBlob', bytes });
  return answer.kind === 'ok'
    ? { kind: 'blob', blob: answer.data.blob }
    : failed(asHarmless(classify(answer)));
}

async function uploadThroughService(
  { send, context, did, pds, pollMs }: VideoRoute,
  { bytes, mime, sha256 }: OutgoingFile,
  service: string,
): Promise<Uploaded> {
  const exp = Math.floor(context.clock.now().getTime() / 1000) + TOKEN_SECONDS;
  const granted = await send({
    method: 'com.atproto.server.getServiceAuth',
    // The service hands the film to the account's server in its name, so the permission is for that server.
    query: [
      ['aud', `did:web:${new URL(pds).host}`],
      ['lxm', 'com.atproto.repo.uploadBlob'],
      ['exp', String(exp)],
    ],
  });
  if (granted.kind !== 'ok') return failed(asHarmless(classify(granted)));
  const sent = await callXrpc(context, {
    service,
    method: 'app.bsky.video.uploadVideo',
    query: [
      ['did', did],
      ['name', `${sha256.slice(0, 32)}.mp4`],
    ],
    bytes: { body: bytes, mime },
    token: String(granted.data.token ?? ''),
  });
  let job = readJob(sent);
  for (let look = 0; job.state === 'running' && look < MAX_LOOKS; look += 1) {
    if (!(await pause(pollMs, context.signal))) break;
    const query: [string, string][] = [['jobId', job.id]];
    job = readJob(await callXrpc(context, { service, method: 'app.bsky.video.getJobStatus', query }));
  }
  if (job.state === 'done') return { kind: 'blob', blob: job.blob };
  // The same bytes sent again meet the same job: nothing is lost by coming back.
  return failed(job.state === 'running' ? { kind: 'unavailable', problem: 'video_processing' } : job.result);
}

/** False: the process stops or the call took too long. */
async function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  try {
    await wait(ms, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

type Job =
  | { state: 'running'; id: string }
  | { state: 'done'; blob: unknown }
  | { state: 'failed'; result: PublishResult };

function readJob(answer: XrpcAnswer): Job {
  // 409 names the job that already has these bytes [R: the official app reads it so].
  const body = answer.kind === 'ok' ? answer.data : answer.kind === 'refused' ? answer.body : undefined;
  // The lexicon wraps the status, the documented example does not.
  const status = (body?.jobStatus ?? body ?? {}) as { jobId?: unknown; state?: unknown; blob?: unknown };
  if (status.blob) return { state: 'done', blob: status.blob };
  if (answer.kind !== 'ok' && answer.kind !== 'refused')
    return { state: 'failed', result: asHarmless(classify(answer)) };
  if (status.state === 'JOB_STATE_FAILED')
    return { state: 'failed', result: { kind: 'rejected', problem: 'bad_video' } };
  if (typeof status.jobId === 'string') return { state: 'running', id: status.jobId };
  if (answer.kind === 'refused') {
    const result = classify(answer);
    // The service's own refusal says nothing about the account's keys.
    return {
      state: 'failed',
      result: result.kind === 'auth' ? { kind: 'rejected', problem: 'video_refused' } : result,
    };
  }
  return { state: 'failed', result: { kind: 'unavailable', problem: 'unreadable_answer' } };
}

/** An upload publishes nothing: whatever is unknown about it may be tried again. */
function asHarmless(result: PublishResult): PublishResult {
  return result.kind === 'unknown' ? { kind: 'unavailable', problem: result.problem } : result;
}

function failed(result: PublishResult): Uploaded {
  return { kind: 'failed', result };
}
