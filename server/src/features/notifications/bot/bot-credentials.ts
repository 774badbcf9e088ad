// The bot's token leaves the database only here, sealed to its row; it never reaches a log, a job or an answer.
import type { App } from '../../../context.ts';
import type { NoticeBot } from '../../../generated/prisma/client.ts';

type Sealed = Pick<NoticeBot, 'id' | 'organizationId' | 'credentials'>;

export function sealBot(
  { sealer }: Pick<App, 'sealer'>,
  { id, organizationId }: Omit<Sealed, 'credentials'>,
  token: string,
): string {
  return sealer.seal(token, bindOf({ id, organizationId }));
}

/** null when the key is lost: the bot has to be connected again. */
export function openBot({ sealer, logger }: Pick<App, 'sealer' | 'logger'>, bot: Sealed): string | null {
  try {
    return sealer.open(bot.credentials, bindOf(bot));
  } catch {
    // The error's own text may quote what was decrypted, so it is not logged.
    logger.error({ botId: bot.id }, 'credentials of the bot cannot be opened');
    return null;
  }
}

function bindOf({ id, organizationId }: Omit<Sealed, 'credentials'>): string {
  return `notice-bot|${id}|credentials|${organizationId}`;
}
