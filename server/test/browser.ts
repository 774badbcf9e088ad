// A client that keeps cookies between calls, as a browser does. `call` is the typed client.
import { createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '@rupor/shared/contract';
import type { Call } from './factories.ts';
import type { TestApp } from './harness.ts';

export class Browser {
  readonly call: Call;
  /** Every Set-Cookie line received. */
  readonly lines: string[] = [];
  private readonly jar = new Map<string, string>();

  constructor(test: TestApp, cookie = '', headers: Record<string, string> = {}) {
    for (const part of cookie.split('; ').filter(Boolean)) this.keep(part);
    const link = new OpenAPILink(contract, {
      url: `${test.origin}/api`,
      headers: () => ({
        'x-rupor-request': '1',
        ...(this.jar.size > 0 ? { cookie: this.cookie } : {}),
        ...headers,
      }),
      fetch: async (request, init) => {
        const response = await fetch(request, init);
        for (const line of response.headers.getSetCookie()) {
          this.lines.push(line);
          if (/max-age=0/i.test(line)) this.jar.delete(line.slice(0, line.indexOf('=')));
          else this.keep(line.slice(0, line.indexOf(';')));
        }
        return response;
      },
    });
    this.call = createORPCClient(link);
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keep(pair: string): void {
    const at = pair.indexOf('=');
    this.jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
