import type { Config } from '../config.ts';

export interface Letter {
  to: string;
  subject: string;
  text: string;
  /** The same as the text, for programs that show it. */
  html?: string;
  headers?: Record<string, string>;
}

export interface Mailer {
  /** Throws when the mail server did not take the letter. */
  send(letter: Letter): Promise<void>;
}

/** null where no SMTP_URL is set: everything must work without mail. */
export function createMailer(config: Config): Mailer | null {
  const { smtp } = config;
  if (!smtp) return null;
  return {
    async send(letter) {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(smtp.url);
      await transport.sendMail({ from: smtp.from, ...letter });
    },
  };
}
