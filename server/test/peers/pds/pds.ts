// Starts the real PDS as a child process for one test file. Installed on demand:
// npm ci --prefix server/test/peers/pds
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ConnectedChannel } from '../../../src/networks/network.ts';

const directory = import.meta.dirname;

export const isPdsInstalled = existsSync(path.join(directory, 'node_modules/@atproto/pds/package.json'));

export interface RunningPds {
  url: string;
  /** Texts of all posts of the accounts made by createPdsAccount. */
  listTexts(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startPds(): Promise<RunningPds> {
  const child = spawn(process.execPath, [path.join(directory, 'start-pds.mjs')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the PDS ended with ${code} before it was ready`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line).url));
  });
  return {
    url,
    listTexts: () => listTexts(url),
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

const accounts = new Map<string, string[]>();

/** A new account, connected: its channel as `connect` leaves it. `name`: a label of a host name. */
export async function createPdsAccount({ url }: RunningPds, name: string): Promise<ConnectedChannel> {
  const response = await fetch(`${url}/xrpc/com.atproto.server.createAccount`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      handle: `${name}.test`,
      email: `${name}@example.org`,
      password: 'password-of-a-test',
    }),
  });
  const { did, accessJwt, refreshJwt } = (await response.json()) as Record<string, string | undefined>;
  if (!did || !accessJwt || !refreshJwt) throw new Error(`no account ${name}: ${response.status}`);
  accounts.set(url, [...(accounts.get(url) ?? []), did]);
  const settings = { pds: url, videoService: null };
  return { remoteId: did, settings, credentials: { accessJwt, refreshJwt } };
}

async function listTexts(url: string): Promise<string[]> {
  const texts: string[] = [];
  for (const repo of accounts.get(url) ?? []) {
    const query = new URLSearchParams({ repo, collection: 'app.bsky.feed.post', limit: '100' });
    const response = await fetch(`${url}/xrpc/com.atproto.repo.listRecords?${query}`);
    const { records } = (await response.json()) as { records: { value: { text: string } }[] };
    texts.push(...records.map(({ value }) => value.text));
  }
  return texts;
}
