// npm run bench -- NAME: runs server/bench/NAME.ts, which prints a table and, as its last line, one line of JSON.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root, runTypeScript } from './lib/run.mjs';
import {
  asCommand,
  checkNode,
  ensureBuilt,
  ensureGenerated,
  ensureInstalled,
  SetupError,
} from './lib/setup.mjs';

await asCommand(async () => {
  checkNode();
  const names = readdirSync(path.join(root, 'server/bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replace(/\.ts$/, ''));
  const [name, ...rest] = process.argv.slice(2);
  if (!name || !names.includes(name))
    throw new SetupError(
      `Name one of the benches: npm run bench -- NAME, where NAME is ${names.join(', ')}.`,
    );
  await ensureInstalled();
  await ensureGenerated();
  await ensureBuilt();
  process.exitCode = await runTypeScript(`server/bench/${name}.ts`, rest);
});
