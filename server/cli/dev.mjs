// npm run dev: the server restarts and the browser reloads on each change. Open the address that Vite prints.
import { spawn } from 'node:child_process';
import { root } from './lib/run.mjs';
import { asCommand, checkNode, ensureGenerated, ensureInstalled } from './lib/setup.mjs';

await asCommand(async () => {
  checkNode();
  await ensureInstalled();
  await ensureGenerated();
  const children = [
    ['--import', 'tsx', '--watch-path=server/src', '--watch-path=shared/src', 'server/src/main.ts'],
    ['node_modules/vite/bin/vite.js', '--config', 'client/vite.config.ts', '--host', 'client'],
  ].map((args) => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }));
  const stop = () => {
    for (const child of children) child.kill('SIGTERM');
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const codes = await Promise.all(
    children.map((child) => new Promise((resolve) => child.on('exit', resolve))),
  );
  process.exitCode = codes.find((code) => code) ?? 0;
});
