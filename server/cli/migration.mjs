// npm run migration -- NAME
import { runTypeScript } from './lib/run.mjs';

process.exitCode = await runTypeScript('server/cli/migration.ts', process.argv.slice(2));
