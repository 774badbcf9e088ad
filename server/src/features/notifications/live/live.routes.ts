// GET /api/notices/live: server-sent events for a signed-in person. Everything a stream says can be asked of the API as
// well; who loses it loses nothing. Ends with its session, and at once when the process stops.
import type { Express, Request, Response } from 'express';
import type { App } from '../../../context.ts';
import { answerError } from '../../../http/guards.ts';
import { resolveSession } from '../../auth/session.service.ts';
import { addListener, type Listener, removeListener } from './live-hub.ts';

const BEAT_MS = 20_000;
/** After how many beats the session is looked at again. */
const CHECK_EVERY = 3;
const RETRY_MS = 5_000;
/** A reader that takes nothing is let go, bytes. */
const MOST_UNREAD = 64 * 1024;

export function mountLive(server: Express, app: App): void {
  server.get('/api/notices/live', (req, res, next) => {
    open(app, req, res).catch(next);
  });
}

async function open(app: App, req: Request, res: Response): Promise<void> {
  const headers = new Headers({ cookie: req.headers.cookie ?? '' });
  const session = await resolveSession(app, headers);
  if (!session) return void answerError(res, 'not_signed_in');
  if (!session.actor) return void answerError(res, 'forbidden');
  const { organizationId, userId } = session.actor;
  const last = await lastRow(app, { organizationId, userId, id: req.headers['last-event-id'] });
  res.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  res.write(`retry: ${RETRY_MS}\n\n`);
  const listener: Listener = {
    organizationId,
    userId,
    since: last?.createdAt ?? app.clock.now(),
    told: await toldBefore(app, { organizationId, userId, last }),
    say(event, data, id) {
      if (res.writableEnded) return;
      if (res.writableLength > MOST_UNREAD) return void res.destroy();
      res.write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    end: () => void res.end(),
  };
  const beat = startBeat(app, { res, headers, organizationId });
  res.once('close', () => {
    clearInterval(beat);
    removeListener(app, listener).catch((error: unknown) =>
      app.logger.warn({ err: error }, 'a live stream was not put away'),
    );
  });
  addListener(app, listener);
}

interface Place {
  organizationId: string;
  userId: string;
}

/** Where the reader was: only its own row counts. */
async function lastRow({ db }: App, { id, ...place }: Place & { id: string | string[] | undefined }) {
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/i.test(id)) return null;
  return db.personalNotice.findFirst({ where: { ...place, id }, select: { id: true, createdAt: true } });
}

/** What a reader has already: without a place to go on from, everything there is. */
async function toldBefore(
  { db }: App,
  { last, ...place }: Place & { last: { id: string; createdAt: Date } | null },
): Promise<Set<string>> {
  if (last) return new Set([last.id]);
  const recent = await db.personalNotice.findMany({
    where: place,
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: { id: true },
  });
  return new Set(recent.map(({ id }) => id));
}

interface Beating {
  res: Response;
  headers: Headers;
  organizationId: string;
}

/** A comment keeps proxies from closing the stream; a session that ended closes it. */
function startBeat(app: App, { res, headers, organizationId }: Beating): NodeJS.Timeout {
  let beats = 0;
  return setInterval(() => {
    res.write(': still here\n\n');
    beats += 1;
    if (beats % CHECK_EVERY !== 0) return;
    resolveSession(app, headers).then(
      (session) => {
        if (session?.actor?.organizationId !== organizationId) res.end();
      },
      (error: unknown) => app.logger.warn({ err: error }, 'the session of a live stream was not checked'),
    );
  }, BEAT_MS);
}
