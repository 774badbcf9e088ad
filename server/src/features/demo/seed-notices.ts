// News in the demo: what everybody finds in «Новости» on the first day, some of it read. People and cases are invented.
import { HOUR_MS } from '@rupor/shared/lib/durations';
import { ROLES, type Role } from '@rupor/shared/organization/permissions';
import type { Tx } from '../../lib/db.ts';
import { type News, notify } from '../notifications/notify.ts';
import type { DemoRows } from './demo-rows.ts';
import { DEMO_ORGANIZATION_ID, PEOPLE_OF_ROLES } from './demo-world.ts';

const organizationId = DEMO_ORGANIZATION_ID;

interface Seed {
  rows: DemoRows;
  userIds: ReadonlyMap<Role, string>;
  now: Date;
}

export async function seedNotices(tx: Tx, { rows, userIds, now }: Seed): Promise<void> {
  const everybody = ROLES.map((role) => userIds.get(role) ?? null);
  const inReview = rows.targets.find(({ state }) => state === 'in_review')?.postId ?? null;
  const scheduled = rows.targets.find(({ state }) => state === 'scheduled')?.postId ?? null;
  const published = rows.targets.find(({ state }) => state === 'published')?.postId ?? null;
  const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  const told: Omit<News, 'organizationId' | 'personIds'>[] = [
    {
      kind: 'waits_approval',
      postId: inReview,
      data: { by: PEOPLE_OF_ROLES.editor },
      at: hoursAgo(5),
    },
    {
      kind: 'mention',
      postId: scheduled,
      data: {
        by: PEOPLE_OF_ROLES.council,
        excerpt: 'Проверьте, пожалуйста, номер приказа в третьем абзаце.',
      },
      at: hoursAgo(7),
    },
    { kind: 'approved', postId: scheduled, at: hoursAgo(20) },
    {
      kind: 'idea_taken',
      path: '/ideas',
      data: { by: PEOPLE_OF_ROLES.editor, title: 'Как устроен ночной маршрут' },
      at: hoursAgo(30),
    },
    {
      kind: 'comment',
      postId: published,
      data: { by: PEOPLE_OF_ROLES.ambassador, excerpt: 'В нашем цехе спрашивают про график на декабрь.' },
      at: hoursAgo(50),
    },
  ];
  for (const [index, news] of told.entries())
    await notify(tx, { organizationId, personIds: everybody, incident: `demo ${index}`, ...news });
  // What is older than a day has been read.
  await tx.personalNotice.updateMany({
    where: { organizationId, createdAt: { lt: hoursAgo(24) } },
    data: { readAt: hoursAgo(22) },
  });
}
