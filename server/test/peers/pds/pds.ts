// Starts the real PDS as a child process for one test file. Installed on demand:
// npm ci --prefix server/test/peers/pds
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const directory = import.meta.dirname;

export const isPdsInstalled = existsSync(path.join(directory, 'node_modules/@atproto/pds/package.json'));

export interface RunningPds {
  url: string;
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
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
