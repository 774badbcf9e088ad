// The entry of `npm run probe`: keys from the environment or typed unseen, everything else in probe/run.ts.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { runProbe } from './probe/run.ts';

const mute = new Writable({ write: (_chunk, _encoding, done) => done() });

async function ask(question: string, isSecret: boolean): Promise<string> {
  if (!process.stdin.isTTY) return '';
  process.stdout.write(question);
  const output = isSecret ? mute : process.stdout;
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  try {
    return (await lines.question('')).trim();
  } finally {
    lines.close();
    if (isSecret) process.stdout.write('\n');
  }
}

process.exitCode = await runProbe(process.argv.slice(2), {
  env: process.env,
  write: (line) => process.stdout.write(`${line}\n`),
  ask,
});
