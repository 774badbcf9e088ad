// Entry of every process: reads the configuration, starts the role, says where it is, stops on a signal.
import { type Config, ConfigError, readConfig } from './config.ts';
import { issueSetupLink } from './features/organization/setup.service.ts';
import { localAddresses } from './lib/addresses.ts';
import { StartupError } from './lib/errors.ts';
import { type Running, startRupor } from './start.ts';

/** Longest stop, milliseconds; after that the process ends by force and the next start recovers. */
const STOP_MS = 10_000;

/** Beside this file. From sources it is done in this thread: what reads TypeScript does not reach others. */
const COUNTING_THREAD = import.meta.filename.endsWith('.js')
  ? new URL('counting-thread.js', import.meta.url)
  : undefined;

/** Addresses, and while nobody owns this Rupor the one-time link that makes an owner. */
async function greeting(config: Config, { app, port }: Running): Promise<string[]> {
  const lines = localAddresses(config, port ?? config.port);
  const link = await issueSetupLink(app, config.publicUrl ?? `http://localhost:${port}`);
  if (link)
    lines.push(
      '',
      'Nobody has set this Rupor up yet. Open this link once, on this machine or in this network:',
      link,
    );
  return lines;
}

try {
  const config = readConfig();
  const running = await startRupor(config, COUNTING_THREAD);
  const lines = running.port === null ? ['Rupor worker is running.'] : await greeting(config, running);
  process.stdout.write(`${lines.join('\n')}\n`);
  const stop = (signal: string) => {
    process.stdout.write(`${signal}: finishing running work, then stopping.\n`);
    setTimeout(() => process.exit(1), STOP_MS).unref();
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${error}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  if (error instanceof ConfigError)
    process.stderr.write(`The configuration needs ${error.problems.length} correction(s):\n`);
  if (error instanceof ConfigError || error instanceof StartupError)
    process.stderr.write(`${error.message}\n`);
  else process.stderr.write(`Rupor stopped at start. Report this text: ${(error as Error).stack}\n`);
  process.exit(1);
}
