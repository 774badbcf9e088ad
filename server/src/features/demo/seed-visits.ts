// Visits of the demo: whoever followed a short link, and others who came by searching or by themselves. They go the way of
// every hit, so that visits, sums and what is shown of them agree; one transaction, so a killed seed has made nothing.

import { DAY_MS, HOUR_MS } from '@rupor/shared/lib/durations';
import { DEVICES } from '@rupor/shared/links/devices';
import { markTarget } from '@rupor/shared/links/target';
import type { Kind } from '@rupor/shared/visits/dimensions';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { App } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { inTransaction } from '../../lib/in-transaction.ts';
import type { Agent } from '../visits/ingest/agent.ts';
import { type Hit, readSaid, type Said } from '../visits/ingest/hit.ts';
import { createWords } from '../visits/ingest/words.ts';
import { createBatchWriter } from '../visits/ingest/write-batch.ts';
import { newId } from './demo-numbers.ts';
import { createRandom } from './demo-random.ts';
import { DEMO_HOST, DEMO_ORGANIZATION_ID, DEMO_ZONE, PEOPLE_OF_ROLES } from './demo-world.ts';

const organizationId = DEMO_ORGANIZATION_ID;
const DAYS = 29;
const SECOND_MS = 1_000;
/** Of a hundred who follow a link, so many wait until the page is there. */
const ARRIVES = 0.84;
const HOURS = [6, 7, 12, 13, 18, 19, 20, 21];
const PAGES = ['/', '/kolldogovor', '/nochnye', '/vstupit', '/kontakty', '/otpusk', '/yurist'];
/** Who comes without a link of ours: from where, and how many a day. */
const OTHERS: { referrer: string; aDay: number }[] = [
  { referrer: 'https://yandex.ru/', aDay: 9 },
  { referrer: '', aDay: 6 },
  { referrer: 'https://vk.com/', aDay: 3 },
  { referrer: 'https://t.me/', aDay: 1.5 },
];
/** Where a click came from says the page it leads to; paper and letters are told by their tags. */
const REFERRERS: Record<number, string> = {
  [SOURCE_GROUPS.vk]: 'https://vk.com/',
  [SOURCE_GROUPS.telegram]: 'https://t.me/',
};
const PHONES: Agent[] = [
  { isBot: false, device: 'mobile', browser: 'Chrome', system: 'Android' },
  { isBot: false, device: 'mobile', browser: 'Yandex Browser', system: 'Android' },
  { isBot: false, device: 'mobile', browser: 'Safari', system: 'iOS' },
];
const DESKS: Agent[] = [
  { isBot: false, device: 'desktop', browser: 'Yandex Browser', system: 'Windows' },
  { isBot: false, device: 'desktop', browser: 'Firefox', system: 'Linux' },
];

/** The site with its goals and notes; the first of the demo, so that «Посещения» opens with it. */
export async function seedSite(tx: Tx, { now }: { now: Date }): Promise<void> {
  const createdAt = new Date(now.getTime() - 40 * DAY_MS);
  const siteId = newId();
  await tx.site.create({
    data: {
      ...{ id: siteId, organizationId, createdAt, name: 'Сайт «Рабочей смены»', timeZone: DEMO_ZONE },
      ...{ key: `demo-${newId().slice(-12)}`, allowedHosts: [DEMO_HOST] },
    },
  });
  const of = { organizationId, siteId, createdAt };
  await tx.visitGoal.createMany({
    data: [
      { ...of, name: 'Открыли «Вступить»', kind: 'page', pattern: '/vstupit' },
      { ...of, name: 'Отправили заявку', kind: 'form', pattern: 'vstupit' },
      { ...of, name: 'Прочитали колдоговор', kind: 'page', pattern: '/kolldogovor' },
    ],
  });
  await tx.visitNote.create({
    data: {
      ...{ organizationId, siteId, text: 'Повесили плакаты у проходной и в столовой' },
      ...{ day: new Date(now.getTime() - 19 * DAY_MS), author: PEOPLE_OF_ROLES.editor },
    },
  });
}

/** Does nothing where the demo has visits. */
export async function seedVisits(app: App): Promise<void> {
  const { pool } = app;
  const site = await app.db.site.findFirst({
    where: { organizationId, allowedHosts: { has: DEMO_HOST } },
    select: { number: true, timeZone: true },
  });
  if (!site) return;
  const there = await pool.query('SELECT 1 FROM visit_session WHERE site = $1 LIMIT 1', [site.number]);
  if (there.rows.length > 0) return;
  const now = app.clock.now();
  const hits = hitsOf(site, { clicks: await readClicks(app), now: now.getTime() });
  await pool.query('SELECT visit_partitions($1)', [new Date(now.getTime() - DAYS * DAY_MS)]);
  await pool.query('SELECT visit_partitions($1)', [now]);
  await inTransaction(pool, (client) => createBatchWriter(createWords(pool))(client, hits));
}

interface Click {
  link: number;
  at: Date;
  isFirst: boolean;
  device: number;
  source: number;
  code: string;
  target: string;
}

async function readClicks({ pool }: App): Promise<Click[]> {
  const { rows } = await pool.query<Click>(
    `SELECT c.link, c.at, c.is_first AS "isFirst", c.device, c.source, l.code, l.target
     FROM short_link l JOIN short_link_click c ON c.link = l.number
     WHERE l.organization_id = $1 AND l.target_host = $2 ORDER BY c.at, c.id`,
    [organizationId, DEMO_HOST],
  );
  return rows;
}

interface Setting {
  clicks: readonly Click[];
  now: number;
}

function hitsOf(site: Hit['site'], { clicks, now }: Setting): Hit[] {
  const random = createRandom(7);
  const people = new Map<number, string>();
  let last = 0;
  const newPerson = () => {
    last += 1;
    return String(last);
  };
  const overLinks = clicks
    .filter(() => random() < ARRIVES)
    .flatMap(({ link, at, isFirst, device, source, code, target }) => {
      const known = isFirst ? undefined : people.get(link);
      const visitor = known ?? newPerson();
      people.set(link, visitor);
      const agent = pick(device === DEVICES.mobile ? PHONES : DESKS, random);
      const url = markTarget(target, { code, bucket: Math.floor(random() * 1_024).toString(36) });
      const referrer = REFERRERS[source] ?? '';
      return walk({ site, visitor, agent, at: at.getTime() + 2 * SECOND_MS, url, referrer }, random);
    });
  const others = OTHERS.flatMap(({ referrer, aDay }) =>
    Array.from({ length: Math.round(aDay * DAYS) }, () => {
      const day = now - Math.floor(random() * DAYS) * DAY_MS;
      const at = day - (day % DAY_MS) + (pick(HOURS, random) - 5 + random()) * HOUR_MS;
      const agent = pick(random() < 0.72 ? PHONES : DESKS, random);
      const url = `https://${DEMO_HOST}${pick(PAGES, random)}`;
      return walk({ site, visitor: newPerson(), agent, at, url, referrer }, random);
    }).flat(),
  );
  return [...overLinks, ...others].filter(({ at }) => at < now);
}

interface Came extends Pick<Hit, 'site' | 'agent'> {
  visitor: string;
  at: number;
  url: string;
  referrer: string;
}

/** A visit: some leave at once, others read on; of those at the form few begin it and fewer send it. */
function walk(came: Came, random: () => number): Hit[] {
  const first = saidOf(came.url, came.referrer);
  const hits = [hitOf(came, first)];
  let { at } = came;
  const later = (said: Said, seconds: number) => {
    at += seconds * SECOND_MS;
    hits.push(hitOf({ ...came, at }, said));
  };
  const named = (kind: Kind, more: Partial<Said> = {}): Said => ({ ...first, ...more, kind });
  if (random() < 0.66) later(named('beat'), 14 + random() * 60);
  if (random() < 0.5) later(named('scroll', { number: 25 * Math.ceil(random() * 4) }), 5 + random() * 20);
  if (first.path === '/vstupit' && random() < 0.16) {
    later(named('formStart', { name: 'vstupit' }), 10 + random() * 30);
    if (random() < 0.3) later(named('formSent', { name: 'vstupit' }), 30 + random() * 60);
    else later(named('formLeft', { name: random() < 0.6 ? 'contact' : 'workplace' }), 20 + random() * 30);
  }
  for (let page = 0; page < 3 && random() < 0.38; page += 1)
    later(saidOf(`https://${DEMO_HOST}${pick(PAGES, random)}`, ''), 20 + random() * 90);
  return hits;
}

function saidOf(url: string, referrer: string): Said {
  const said = readSaid({ u: url, r: referrer });
  if (!said) throw new Error('an address of the demo is none');
  return said;
}

function hitOf({ site, agent, visitor, at }: Came, { consented: _, ...said }: Said): Hit {
  const place = { country: 'RU', region: '' };
  return { ...said, ...place, site, agent, visitor, at: Math.round(at), before: null, language: 'ru' };
}

function pick<T>(list: readonly T[], random: () => number): T {
  const one = list[Math.floor(random() * list.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}
