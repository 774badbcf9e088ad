import http from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import { listenLocally } from './listen-locally.ts';

/** A site of the outside world for a whole test file; where it is, is known in hooks and tests. */
export function useSite(answer: http.RequestListener): { readonly origin: string } {
  const server = http.createServer(answer);
  let port = 0;
  beforeAll(async () => {
    port = await listenLocally(server);
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    get origin() {
      return `http://127.0.0.1:${port}`;
    },
  };
}
