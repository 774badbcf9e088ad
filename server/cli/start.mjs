// npm start [-- --demo]: sets up what is missing, then becomes the server.
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
  const flags = process.argv.slice(2);
  const unknown = flags.filter((flag) => flag !== '--demo');
  if (unknown.length > 0)
    throw new SetupError(`Unknown option ${unknown[0]}: use npm start, or npm start -- --demo.`);
  await ensureInstalled();
  await ensureGenerated();
  await ensureBuilt();
  if (flags.includes('--demo')) {
    process.env.RUPOR_DEMO = '1';
    process.env.RUPOR_DATA_DIR ||= './data-demo';
  }
  process.env.NODE_ENV ||= 'production';
  process.env.RUPOR_LOG ||= 'warn';
  await import('../dist/main.js');
});
