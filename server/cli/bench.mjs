// npm run bench -- NAME: runs server/bench/NAME.ts, which prints a table and, as its last line, one line of JSON.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const dir = path.join(root, 'server/bench');
const [name, ...rest] = process.argv.slice(2);
const file = ['.ts', '.mjs'].map((end) => path.join(dir, `${name}${end}`)).find((each) => existsSync(each));

if (!name || !file) {
  const names = readdirSync(dir)
    .filter((each) => /\.(ts|mjs)$/.test(each))
    .map((each) => each.replace(/\.(ts|mjs)$/, ''));
  process.stderr.write(
    `Name one of the benches: npm run bench -- NAME, where NAME is ${names.join(', ')}.\n`,
  );
  process.exit(1);
}

const loader = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
const child = spawn(process.execPath, [...loader, file, ...rest], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
