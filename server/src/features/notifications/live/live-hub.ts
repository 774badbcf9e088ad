// Who listens in this process. Open streams are told what concerns them: their person's news with ids, and of their
// organization only that something changed, at most once a second. A person has a bounded number of streams.
import type { App } from '../../../context.ts';
import { perOwner } from '../../../lib/batch.ts';
import { type Ear, openEar } from './listen.ts';

const MOST_A_PERSON = 6;
const COALESCE_MS = 1_000;
/** A transaction may commit this much later than it began: rows that old are looked at again. */
const LATE_COMMIT_MS = 60_000;

export interface Listener {
  organizationId: string;
  userId: string;
  /** News are told from here on. */
  since: Date;
  told: Set<string>;
  say(event: 'hello' | 'change' | 'news' | 'full', data: object, id?: string): void;
  end(): void;
}

interface Hub {
  listeners: Set<Listener>;
  ear: Ear | null;
  /** The database is listened to now. */
  isHearing: boolean;
  changed: Set<string>;
  timer: NodeJS.Timeout | null;
  /** The process stops: nobody is let in any more. */
  isEnded: boolean;
}

const hubs = perOwner<App['pool'], Hub>(() => ({
  listeners: new Set(),
  ear: null,
  isHearing: false,
  changed: new Set(),
  timer: null,
  isEnded: false,
}));

export function addListener(app: App, listener: Listener): void {
  const hub = hubs(app.pool);
  if (hub.isEnded) {
    listener.end();
    return;
  }
  const own = [...hub.listeners].filter(({ userId }) => userId === listener.userId);
  // The oldest page is told to ask now and then instead.
  for (const old of own.slice(0, Math.max(0, own.length + 1 - MOST_A_PERSON))) {
    old.say('full', {});
    old.end();
  }
  hub.listeners.add(listener);
  if (hub.isHearing) void greet(app, [listener]);
  hub.ear ??= openEar({
    app,
    onTold: (payload) => hear(app, hub, payload),
    onHearing: () => {
      hub.isHearing = true;
      void greet(app, [...hub.listeners]);
    },
    onLost: () => {
      hub.isHearing = false;
    },
  });
}

/** «hello» means: from here on nothing is missed, ask for what is shown now. */
async function greet(app: App, listeners: readonly Listener[]): Promise<void> {
  for (const one of listeners) one.say('hello', {});
  await tellNews(app, listeners);
}

export async function removeListener(app: App, listener: Listener): Promise<void> {
  const hub = hubs(app.pool);
  hub.listeners.delete(listener);
  if (hub.listeners.size > 0) return;
  const { ear } = hub;
  hub.ear = null;
  hub.isHearing = false;
  if (hub.timer) clearTimeout(hub.timer);
  hub.timer = null;
  await ear?.close();
}

/** The process stops: nobody waits for an open stream. */
export function endLive(app: App): void {
  const hub = hubs(app.pool);
  hub.isEnded = true;
  for (const listener of hub.listeners) listener.end();
}

export function countListeners(app: App): number {
  return hubs(app.pool).listeners.size;
}

function hear(app: App, hub: Hub, payload: string): void {
  const [organizationId = '', userId] = payload.split(':');
  if (userId) {
    const theirs = [...hub.listeners].filter(
      (one) => one.userId === userId && one.organizationId === organizationId,
    );
    // Marked as read in another window: no new row, and yet a change.
    for (const one of theirs) one.say('change', {});
    void tellNews(app, theirs);
    return;
  }
  hub.changed.add(organizationId);
  hub.timer ??= setTimeout(() => {
    hub.timer = null;
    const changed = new Set(hub.changed);
    hub.changed.clear();
    for (const one of hub.listeners) if (changed.has(one.organizationId)) one.say('change', {});
  }, COALESCE_MS);
}

/** From the rows, so nothing depends on which process was told what. Index: personal_notice (organization_id, user_id, created_at). */
async function tellNews(app: App, listeners: readonly Listener[]): Promise<void> {
  for (const listener of listeners) {
    const { organizationId, userId, told } = listener;
    const since = new Date(listener.since.getTime() - LATE_COMMIT_MS);
    try {
      const rows = await app.db.personalNotice.findMany({
        where: { organizationId, userId, createdAt: { gt: since } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        take: 200,
        select: { id: true, kind: true, createdAt: true },
      });
      for (const { id, kind, createdAt } of rows) {
        if (told.has(id)) continue;
        told.add(id);
        listener.say('news', { kind }, id);
        if (createdAt > listener.since) listener.since = createdAt;
      }
    } catch (error) {
      app.logger.warn({ err: error }, 'news could not be told live');
    }
  }
}
