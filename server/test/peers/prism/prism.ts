// Starts Prism as a child process in front of a fake, for one test file. Installed on demand:
// npm ci --prefix server/test/peers/prism
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const directory = import.meta.dirname;

export const isPrismInstalled = existsSync(
  path.join(directory, 'node_modules/@stoplight/prism-cli/package.json'),
);

export interface RunningPrism {
  url: string;
  stop(): Promise<void>;
}

/** `document`: file of an OpenAPI document; `upstream`: whom to ask for the answers. */
export async function startPrism(document: string, upstream: string): Promise<RunningPrism> {
  const child = spawn(process.execPath, [path.join(directory, 'start-prism.mjs'), document, upstream], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`Prism ended with ${code} before it was ready`)));
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
