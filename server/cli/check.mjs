// npm run check: format, lint, types, translations, dead code. Tests are `npm test`.
import { run } from './lib/run.mjs';
import { asCommand, checkNode, ensureGenerated, ensureInstalled } from './lib/setup.mjs';

const STEPS = [
  ['Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
  ['Types of shared', ['node_modules/typescript/bin/tsc', '-p', 'shared']],
  ['Types of server', ['node_modules/typescript/bin/tsc', '-p', 'server']],
  ['Types of client', ['node_modules/typescript/bin/tsc', '-p', 'client']],
  ['Translations', ['server/cli/check-translations.mjs']],
  ['Sizes of files', ['server/cli/check-sizes.mjs']],
  ['Dead code', ['node_modules/knip/bin/knip.js']],
];

await asCommand(async () => {
  checkNode();
  await ensureInstalled();
  await ensureGenerated();
  const failed = [];
  for (const [name, args] of STEPS) {
    process.stdout.write(`${name}\n`);
    if ((await run(process.execPath, args)) !== 0) failed.push(name);
  }
  process.stdout.write(failed.length === 0 ? 'All checks pass.\n' : `To mend: ${failed.join(', ')}.\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
});
