// Letters about what a person has to publish. At most once: a notice is marked before its letter is sent, because a
// second letter annoys and a lost one does not matter, the notice in Rupor stays. Without SMTP_URL nothing happens.
import { headingOf } from '@rupor/shared/posts/excerpt';
import { z } from 'zod';
import type { App } from '../../context.ts';
import { defineJob } from '../../jobs/define-job.ts';
import { byHandLetter } from './by-hand-letter.ts';

const EVERY_MS = 15_000;
/** What is older was handed over while no mail server was set. */
const FRESH = '1 hour';
const A_ROUND = 50;

export const byHandLettersJob = defineJob({
  name: 'by-hand-letters',
  payload: z.object({}),
  everyMs: EVERY_MS,
  run: async (app, _payload, signal) => {
    if (!app.mailer) return;
    for (const letter of await claimLetters(app)) {
      if (signal.aborted) return;
      await send(app, letter);
    }
  },
});

interface Letter {
  target_id: string;
  email: string;
  channel: string;
  title: string;
  text: string;
  organization: string;
  locale: string;
}

/** To the member who looks after the channel, else to the author. Index: notification (organization_id, resolved_at, created_at). */
async function claimLetters({ pool }: App): Promise<Letter[]> {
  const { rows } = await pool.query<Letter>(
    `WITH due AS (
       SELECT id FROM notification
       WHERE kind = 'by_hand' AND resolved_at IS NULL AND created_at > now() - interval '${FRESH}'
         AND NOT data ? 'lettered'
       ORDER BY created_at LIMIT ${A_ROUND} FOR UPDATE SKIP LOCKED
     ), n AS (
       UPDATE notification SET data = notification.data || '{"lettered": true}' FROM due
       WHERE notification.id = due.id RETURNING notification.target_id
     )
     SELECT t.id AS target_id, coalesce(r.email, a.email) AS email, c.name AS channel, p.title,
            coalesce(t.text, p.base_text) AS text, o.name AS organization, o.locale
     FROM n JOIN post_target t ON t.id = n.target_id AND t.state = 'by_hand' AND t.position = 0
     JOIN post p ON p.id = t.post_id JOIN channel c ON c.id = t.channel_id
     JOIN organization o ON o.id = t.organization_id
     LEFT JOIN member m ON m.id = c.responsible_id AND m.deactivated_at IS NULL
     LEFT JOIN "user" r ON r.id = m.user_id
     LEFT JOIN "user" a ON a.id = p.author_id
     WHERE coalesce(r.email, a.email) IS NOT NULL`,
  );
  return rows;
}

async function send(app: App, row: Letter): Promise<void> {
  const facts = {
    url: new URL(
      `/by-hand/${row.target_id}`,
      app.config.publicUrl ?? `http://localhost:${app.config.port}`,
    ).toString(),
    channel: row.channel,
    heading: headingOf({ title: row.title, text: row.text }),
    organization: { name: row.organization, locale: row.locale },
  };
  try {
    await app.mailer?.send({ to: row.email, ...byHandLetter(facts) });
  } catch (error) {
    app.logger.error({ err: error, targetId: row.target_id }, 'letter about a post by hand was not taken');
  }
}
