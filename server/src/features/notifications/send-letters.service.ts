// Letters with news: at most once each, one letter for everything that is due for one person.
import type { App } from '../../context.ts';
import { claimParcels, giveUp, type Parcel, tryLater } from './claim-deliveries.ts';
import { newsLetter } from './news-letter.ts';

export async function sendLetters(app: App, signal: AbortSignal): Promise<void> {
  if (!app.mailer) return;
  for (const parcel of await claimParcels(app, 'email')) {
    if (signal.aborted) await tryLater(app, parcel, { problem: 'stopped' });
    else await send(app, parcel);
  }
}

async function send(app: App, parcel: Parcel): Promise<void> {
  const { organization, lines, settingsUrl, language, email } = parcel;
  const letter = newsLetter({ organization: organization.name, lines, settingsUrl, language });
  try {
    await app.mailer?.send({ to: email, ...letter });
  } catch (error) {
    app.logger.warn({ err: error, userId: parcel.userId }, 'letter with news was not taken');
    if (hasNotLeft(error)) await tryLater(app, parcel, { problem: 'mail_unreachable' });
    else await giveUp(app, parcel, 'mail_refused');
  }
}

/** Up to the recipient nothing of a letter has left; a refusal for good (5xx) stays one. nodemailer.com/errors */
function hasNotLeft(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('responseCode' in error && typeof error.responseCode === 'number' && error.responseCode >= 500)
    return false;
  const command = 'command' in error ? String(error.command) : '';
  return /^(CONN|EHLO|HELO|STARTTLS|AUTH.*|MAIL FROM|RCPT TO)$/.test(command);
}
