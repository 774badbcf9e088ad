// Sites and hits for tests.
import { randomUUID } from 'node:crypto';
import type { TestApp } from './harness.ts';

export interface TestSite {
  id: string;
  number: number;
  key: string;
}

interface NewSite {
  mode?: 'aggregate' | 'day' | 'consented';
  timeZone?: string;
  allowedHosts?: string[];
  respectsDnt?: boolean;
  isOwn?: boolean;
}

export async function createSite(
  test: TestApp,
  organizationId: string,
  site: NewSite = {},
): Promise<TestSite> {
  return test.app.db.site.create({
    data: {
      organizationId,
      name: 'Сайт первички',
      key: `test-${randomUUID().slice(0, 12)}`,
      timeZone: 'Asia/Yekaterinburg',
      allowedHosts: ['profsoyuz.example'],
      ...site,
    },
    select: { id: true, number: true, key: true },
  });
}

export const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36';

/** As a browser sends it from a page of the site; what was accepted is in the reports when it resolves. */
export async function hello(
  test: TestApp,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const answer = await knock(test, body, headers);
  await test.app.visits.settled();
  return answer;
}

/** The same where nobody reads what came of it. */
export function knock(
  { origin }: TestApp,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${origin}/hello`, {
    method: 'POST',
    headers: {
      'content-type': 'text/plain',
      'user-agent': CHROME,
      'accept-language': 'ru-RU,ru;q=0.9',
      origin: 'https://profsoyuz.example',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
