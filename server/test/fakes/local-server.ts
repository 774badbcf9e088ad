// The part of a fake that every one of them has: a server on a free port, and faults that wait for their request.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listenLocally } from '../listen-locally.ts';

export abstract class LocalServer {
  private readonly server = createServer((request, response) => void this.serve(request, response));
  private port = 0;

  protected abstract serve(request: IncomingMessage, response: ServerResponse): Promise<void>;

  async start(): Promise<this> {
    this.port = await listenLocally(this.server);
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

export abstract class FaultyServer<Fault> extends LocalServer {
  private readonly faults = new Map<string, Fault[]>();

  /** The next requests of this name fail this way, one fault each; what is a name, each fake says. */
  fail(name: string, ...faults: Fault[]): void {
    this.faults.set(name, [...(this.faults.get(name) ?? []), ...faults]);
  }

  /** True when every programmed fault has fired. */
  get isSpent(): boolean {
    return [...this.faults.values()].every((list) => list.length === 0);
  }

  protected takeFault(name: string): Fault | undefined {
    return this.faults.get(name)?.shift();
  }
}
