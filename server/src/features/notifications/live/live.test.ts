import http from 'node:http';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createOrganization, type Person } from '../../../../test/factories.ts';
import { useTestApp } from '../../../../test/harness.ts';
import { listenLocally } from '../../../../test/listen-locally.ts';
import { buildApp } from '../../../app.ts';
import type { App } from '../../../context.ts';
import { createHttpApp } from '../../../http/app.ts';
import { notify } from '../notify.ts';
import { countListeners, endLive } from './live-hub.ts';

const test = useTestApp();
let second: { app: App; origin: string; close(): Promise<void> };

/** A second api process of the same database, as far as a process is one: own pools, own listeners. */
beforeAll(async () => {
  const { app, close } = await buildApp({ config: test.app.config, databaseUrl: test.databaseUrl });
  const server = http.createServer(createHttpApp(app));
  const port = await listenLocally(server);
  second = {
    app,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await close();
    },
  };
});
afterAll(() => second.close());

const WAIT = { timeout: 10_000 };

interface Stream {
  text(): string;
  ids(): string[];
  ended: Promise<void>;
  close(): void;
}

async function listen(origin: string, cookie: string, lastId?: string): Promise<Stream> {
  const controller = new AbortController();
  const headers = { cookie, ...(lastId ? { 'last-event-id': lastId } : {}) };
  const response = await fetch(`${origin}/api/notices/live`, { headers, signal: controller.signal });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
  ]);
  let text = '';
  // However it ends, the reader has what came until then.
  const ended = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  })().catch((error: unknown) => void (error instanceof Error));
  await vi.waitFor(() => expect(text).toContain('event: hello'), WAIT);
  return {
    text: () => text,
    ids: () => [...text.matchAll(/^id: (\S+)$/gm)].map(([, id]) => id ?? ''),
    ended,
    close: () => controller.abort(),
  };
}

let serial = 0;
async function tell({ organizationId, userId }: Person): Promise<string> {
  serial += 1;
  const incident = `live ${serial}`;
  const at = test.app.clock.now();
  await notify(test.app.db, { organizationId, personIds: [userId], kind: 'task_due', incident, at });
  const row = await test.app.db.personalNotice.findFirstOrThrow({ where: { userId, incidentKey: incident } });
  return row.id;
}

it('tells a person at every process, nobody else, and goes on from the last event after a break', async () => {
  const { owner, people } = await createOrganization(test, { roles: ['editor'] });
  const stranger = await createOrganization(test, { roles: [] });
  const streams = [
    await listen(test.origin, owner.cookie),
    await listen(second.origin, owner.cookie),
    await listen(second.origin, people.editor.cookie),
    await listen(second.origin, stranger.owner.cookie),
  ] as const;
  const [here, there, editor, foreign] = streams;
  const first = await tell(owner);
  await vi.waitFor(() => expect([here.ids(), there.ids()]).toEqual([[first], [first]]), WAIT);
  there.close();
  await there.ended;
  const next = await tell(owner);
  const third = await tell(owner);
  await vi.waitFor(() => expect(here.ids()).toEqual([first, next, third]), WAIT);
  const again = await listen(second.origin, owner.cookie, first);
  await vi.waitFor(() => expect(again.ids()).toEqual([next, third]), WAIT);
  expect([editor.ids(), foreign.ids()]).toEqual([[], []]);
  for (const stream of [here, again, editor, foreign]) stream.close();
  await Promise.all([here, again, editor, foreign].map(({ ended }) => ended));
  await vi.waitFor(
    () => expect([countListeners(test.app), countListeners(second.app)]).toEqual([0, 0]),
    WAIT,
  );
});

it('is closed to nobody, bounded for each person, and ends at once when the process stops', async () => {
  const { owner } = await createOrganization(test, { roles: [] });
  const refused = await fetch(`${test.origin}/api/notices/live`);
  expect(refused.status).toBe(401);
  const streams: Stream[] = [];
  for (let count = 0; count < 7; count += 1) streams.push(await listen(second.origin, owner.cookie));
  await streams[0]?.ended;
  expect(streams[0]?.text()).toContain('event: full');
  expect(countListeners(second.app)).toBe(6);
  endLive(second.app);
  await Promise.all(streams.map(({ ended }) => ended));
  const late = await fetch(`${second.origin}/api/notices/live`, { headers: { cookie: owner.cookie } });
  expect(await late.text()).toBe('retry: 5000\n\n');
  await vi.waitFor(() => expect(countListeners(second.app)).toBe(0), WAIT);
});
