// Short links for tests, and browsers that follow them.
import http from 'node:http';
import type { TestApp } from './harness.ts';
import { CHROME } from './visits.ts';

export interface Followed {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

const BROWSER = {
  'user-agent': CHROME,
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-language': 'ru-RU,ru;q=0.9',
  'sec-fetch-mode': 'navigate',
};

interface Asked {
  method?: string;
  /** undefined takes a header away. */
  headers?: Record<string, string | undefined>;
}

/**
 * As a browser opens it; its click stands in the sums when it resolves. The path goes out letter for letter: fetch would
 * tidy it first.
 */
export async function follow(
  { app, origin }: TestApp,
  path: string,
  { method = 'GET', headers = {} }: Asked = {},
): Promise<Followed> {
  const { hostname, port } = new URL(origin);
  const sent = Object.fromEntries(
    Object.entries({ ...BROWSER, ...headers }).filter(([, value]) => value !== undefined),
  );
  const followed = await new Promise<Followed>((resolve, reject) => {
    const request = http.request({ hostname, port, path, method, headers: sent }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        body += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on('error', reject);
    request.end();
  });
  await app.links.settled();
  return followed;
}
