// Short links of the demo: those of the newest posts of a campaign, a kit for paper with its places, and one that somebody
// switched off. Their clicks are made up, and marked so.
import { DAY_MS } from '@rupor/shared/lib/durations';
import { DEVICES } from '@rupor/shared/links/devices';
import { OWN_LINK_TEXT } from '@rupor/shared/links/own-link';
import { SOURCE_GROUPS } from '@rupor/shared/visits/source-group';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { drawCode } from '../links/make-links.ts';
import { momentOf } from '../visits/ingest/site-clock.ts';
import { newId } from './demo-numbers.ts';
import { createRandom } from './demo-random.ts';
import type { DemoRows } from './demo-rows.ts';
import { DEMO_HOST, DEMO_ORGANIZATION_ID, DEMO_ZONE, PEOPLE_OF_ROLES } from './demo-world.ts';

const HOST = DEMO_HOST;
const JOIN = `https://${HOST}/vstupit`;
const CAMPAIGN_TAG = 'vstupaj_v_smenu';
/** People a day at each place: some boards work, some do not. */
const PLACES = [
  { place: 'проходная', aDay: 6 },
  { place: 'столовая', aDay: 4 },
  { place: 'цех 5', aDay: 2.5 },
  { place: 'раздевалка', aDay: 1.2 },
  { place: 'листовка', aDay: 0.8 },
  { place: 'доска у табельной', aDay: 0 },
];
const KIT_DAYS = 19;
const POSTS = 8;

type LinkData = Prisma.ShortLinkCreateManyInput & { id: string };

interface Seeded {
  link: LinkData;
  aDay: number;
  /** Of a post most come in the first days; of paper they come evenly. */
  fades: boolean;
  source: number;
}

export async function seedLinks(
  tx: Tx,
  { rows, campaignId, now }: { rows: DemoRows; campaignId: string; now: Date },
): Promise<void> {
  const shared = await agreedPerson(tx, now);
  const posts = postLinks(rows, campaignId);
  const seeded = [...kitLinks(campaignId, now), ...posts, ...ownLinks(now), ...personLinks(posts, shared)];
  await tx.shortLink.createMany({ data: seeded.map(({ link }) => link) });
  const stored = await tx.shortLink.findMany({
    where: { organizationId: DEMO_ORGANIZATION_ID },
    select: { id: true, number: true },
  });
  const numbers = new Map(stored.map(({ id, number }) => [id, number]));
  const clicks = seeded.flatMap((one) => clicksOf(one, numbers.get(one.link.id) ?? 0, now));
  await tx.shortLinkClick.createMany({ data: clicks });
  await tx.shortLinkDay.createMany({ data: sumsOf(clicks) });
  const disabled = seeded.find(({ link }) => link.disabledAt);
  if (disabled)
    await tx.shortLinkChange.create({
      data: {
        ...{ organizationId: DEMO_ORGANIZATION_ID, linkId: disabled.link.id, kind: 'disabled' },
        at: new Date(now.getTime() - 3 * DAY_MS),
        actorName: PEOPLE_OF_ROLES.editor,
      },
    });
}

function newLink(
  link: Omit<LinkData, 'id' | 'organizationId' | 'code' | 'targetHost' | 'isSimulated'>,
): LinkData {
  return {
    ...link,
    id: newId(),
    organizationId: DEMO_ORGANIZATION_ID,
    code: drawCode(),
    targetHost: HOST,
    isSimulated: true,
  };
}

function kitLinks(campaignId: string, now: Date): Seeded[] {
  const kitId = newId();
  const createdAt = new Date(now.getTime() - KIT_DAYS * DAY_MS);
  const target = `${JOIN}?utm_source=qr&utm_medium=print&utm_campaign=${tagOf(now)}`;
  return PLACES.map(({ place, aDay }) => ({
    link: newLink({
      ...{ kind: 'paper', place, kitId, campaignId, target, createdAt },
      title: 'Вступайте за две минуты',
    }),
    ...{ aDay, fades: false, source: SOURCE_GROUPS.paper },
  }));
}

function postLinks(rows: DemoRows, campaignId: string): Seeded[] {
  const ofCampaign = new Set(rows.posts.filter((post) => post.campaignId === campaignId).map(({ id }) => id));
  const out = rows.targets
    .filter(
      ({ postId, state, publishedAt }) => state === 'published' && publishedAt && ofCampaign.has(postId),
    )
    .sort((a, b) => timeOf(b.publishedAt) - timeOf(a.publishedAt))
    .slice(0, POSTS);
  return out.map(({ postId, channelId, publishedAt }, index) => ({
    link: newLink({
      ...{ kind: 'post', postId, channelId, campaignId },
      target: `${JOIN}?utm_source=practice&utm_medium=social&utm_campaign=${tagOf(new Date(timeOf(publishedAt)))}`,
      ...{ original: JOIN, originalHash: `demo ${index}` },
      createdAt: new Date(timeOf(publishedAt)),
    }),
    ...{ aDay: 14 - index, fades: true, source: index % 3 === 2 ? SOURCE_GROUPS.telegram : SOURCE_GROUPS.vk },
  }));
}

/** The ambassador, who has agreed to personal links. */
async function agreedPerson(tx: Tx, now: Date): Promise<string> {
  const { id } = await tx.member.findFirstOrThrow({
    where: { organizationId: DEMO_ORGANIZATION_ID, roles: { some: { role: 'ambassador' } } },
    select: { id: true },
  });
  await tx.linkConsent.create({
    data: {
      ...{ organizationId: DEMO_ORGANIZATION_ID, memberId: id },
      ...{ textVersion: OWN_LINK_TEXT.version, shownText: OWN_LINK_TEXT.ru },
      agreedAt: new Date(now.getTime() - 21 * DAY_MS),
    },
  });
  return id;
}

/** Of the three newest posts that have a link. */
function personLinks(posts: readonly Seeded[], memberId: string): Seeded[] {
  return posts.slice(0, 3).map(({ link }, index) => ({
    link: newLink({
      ...{ kind: 'person', memberId, postId: link.postId, campaignId: link.campaignId },
      target: link.target.replace(
        /utm_source=\w+&utm_medium=\w+/,
        'utm_source=ambassador&utm_medium=ambassador',
      ),
      ...{ original: JOIN, originalHash: `demo person ${index}`, createdAt: link.createdAt },
    }),
    ...{ aDay: 5 - index, fades: true, source: SOURCE_GROUPS.telegram },
  }));
}

function ownLinks(now: Date): Seeded[] {
  const of = { source: SOURCE_GROUPS.mail, fades: false };
  return [
    {
      link: newLink({
        ...{ kind: 'own', title: 'Анкета: что менять на ночной смене' },
        target: `https://${HOST}/anketa?utm_source=email&utm_medium=email&utm_campaign=${tagOf(now)}`,
        createdAt: new Date(now.getTime() - 12 * DAY_MS),
      }),
      ...{ ...of, aDay: 5 },
    },
    {
      link: newLink({
        ...{ kind: 'own', title: 'Запись на летний турслёт' },
        target: `https://${HOST}/turslet`,
        createdAt: new Date(now.getTime() - 15 * DAY_MS),
        disabledAt: new Date(now.getTime() - 3 * DAY_MS),
      }),
      ...{ ...of, aDay: 0 },
    },
  ];
}

type ClickRow = Prisma.ShortLinkClickCreateManyInput & { link: number; at: Date; isFirst: boolean };

function clicksOf({ link, aDay, fades, source }: Seeded, number: number, now: Date): ClickRow[] {
  const from = timeOf(link.createdAt);
  const days = Math.ceil((now.getTime() - from) / DAY_MS);
  const random = createRandom(number);
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    const wanted = fades ? (aDay * 3) / (1 + day) ** 1.6 : aDay;
    const count = Math.floor(wanted * (0.6 + 0.8 * random()) + random() * 0.5);
    return Array.from({ length: count }, (): ClickRow => {
      // People read before work, at lunch and in the evening.
      const hour = [6, 12, 13, 18, 19, 20][Math.floor(random() * 6)] ?? 12;
      const at = new Date(from + day * DAY_MS + (hour + random()) * 3_600_000);
      const device = random() < 0.86 ? DEVICES.mobile : DEVICES.desktop;
      return { link: number, at, isFirst: random() < 0.83, source, device, bucket: '' };
    }).filter(({ at }) => at < now);
  });
}

function sumsOf(clicks: readonly ClickRow[]): Prisma.ShortLinkDayCreateManyInput[] {
  const days = new Map<string, { link: number; day: Date; clicks: number; visitors: number }>();
  for (const { link, at, isFirst } of clicks) {
    const day = momentOf(at.getTime(), DEMO_ZONE).day;
    const row = days.get(`${link} ${day}`) ?? {
      link,
      day: new Date(`${day}T00:00:00Z`),
      clicks: 0,
      visitors: 0,
    };
    row.clicks += 1;
    // The first click of a day is somebody's first.
    if (isFirst || row.visitors === 0) row.visitors += 1;
    days.set(`${link} ${day}`, row);
  }
  return [...days.values()];
}

function tagOf(at: Date): string {
  return `${at.toISOString().slice(0, 7).replace('-', '')}_${CAMPAIGN_TAG}`;
}

function timeOf(at: Date | string | null | undefined): number {
  return new Date(at ?? 0).getTime();
}
