// Is it a person who follows the link? Networks and messengers fetch every link that is posted to draw its picture, some
// under a browser's name, one network a thousand times. Whatever does not behave as a browser that shows a page is a look.
import type { IncomingMessage } from 'node:http';
import { remembered } from '../../lib/remembered.ts';
import { readAgent } from '../visits/ingest/agent.ts';
import { isAhead, isOwnPerson } from '../visits/ingest/carrier.ts';

/** Agents that draw previews; they are no robots to those who list robots by what they do to servers. */
const PREVIEW =
  /preview|vkshare|telegrambot|odklbot|facebookexternalhit|meta-externalagent|twitterbot|linkedinbot|slackbot|discordbot|mastodon|akkoma|pleroma|misskey|cardyb|embedly|iframely|headless|^(?:viber|whatsapp|okhttp|curl|wget|python|go-http|node|axios|java)\b/i;

const KEPT = 4_000;
const drawsPreviews = remembered((agent) => PREVIEW.test(agent), { most: KEPT });

export function isLook({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  if (method === 'HEAD') return true;
  const text = (name: string) => String(headers[name] ?? '');
  const agent = text('user-agent');
  if (readAgent(agent).isBot || drawsPreviews(agent)) return true;
  if (isAhead(headers)) return true;
  // A browser that shows a page asks for HTML and says its language; what borrows its name mostly forgets to.
  if (!text('accept').includes('text/html') || text('accept-language') === '') return true;
  const mode = text('sec-fetch-mode');
  if (mode !== '' && mode !== 'navigate') return true;
  return isOwnPerson(headers);
}
