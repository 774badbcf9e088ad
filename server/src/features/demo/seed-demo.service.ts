// Makes the demo organization once. Guarantee: one transaction, so a killed seed has made nothing and starts over;
// pictures are written before under fixed names; facts and visits are made after, and again when that was interrupted.

import { createHash } from 'node:crypto';
import { addDays } from '@rupor/shared/insights/period';
import { ROLES } from '@rupor/shared/organization/permissions';
import type { App } from '../../context.ts';
import type { Tx } from '../../lib/db.ts';
import { accountId } from '../../networks/practice/account.ts';
import { DEMO_PASSWORD, demoEmail } from '../auth/demo-accounts.ts';
import { hashNewPassword } from '../auth/password.service.ts';
import { rebuildFacts } from '../metrics/facts.service.ts';
import { nextPollAt } from '../metrics/poll-schedule.policy.ts';
import { insertCampaignPlans } from './demo-campaigns.ts';
import { insertIdeas } from './demo-ideas.ts';
import { followersOf, newId, practiceRow, snapshotsOf } from './demo-numbers.ts';
import { seedPassports } from './demo-passports.ts';
import { type DemoPicture, drawDemoPictures } from './demo-pictures.ts';
import { planDemo } from './demo-plan.policy.ts';
import { channelRows, type DemoRows, dayOf, makeRows, type Places } from './demo-rows.ts';
import {
  BRANCHES,
  CAMPAIGNS,
  CHANNELS,
  DEMO_NAME,
  DEMO_ORGANIZATION_ID,
  DEMO_ZONE,
  PEOPLE_OF_ROLES,
  RUBRICS,
} from './demo-world.ts';
import { seedAudiences } from './seed-audiences.ts';
import { seedLanding } from './seed-landing.ts';
import { seedLaw } from './seed-law.ts';
import { seedLeads } from './seed-leads.ts';
import { seedLinks } from './seed-links.ts';
import { seedNotices } from './seed-notices.ts';
import { seedReview } from './seed-review.ts';
import { seedTemplates } from './seed-templates.ts';
import { seedSite, seedVisits } from './seed-visits.ts';

const organizationId = DEMO_ORGANIZATION_ID;
const DAYS_OF_FOLLOWERS = 66;

/** Does nothing where a finished demo organization exists. */
export async function seedDemo(app: App): Promise<void> {
  const id = organizationId;
  const exists = await app.db.organization.findUnique({ where: { id }, select: { id: true } });
  if (!exists) await createDemo(app);
  const hasFacts = await app.db.factState.findUnique({ where: { organizationId } });
  if (!hasFacts) await rebuildFacts(app, organizationId);
  await seedVisits(app);
}

async function createDemo(app: App): Promise<void> {
  const now = app.clock.now();
  const [pictures, hash] = await Promise.all([drawDemoPictures(), hashNewPassword(DEMO_PASSWORD)]);
  const keys = await storePictures(app, pictures);
  const makeIds = (list: readonly unknown[]): string[] => list.map(newId);
  const userIds = new Map(ROLES.map((role) => [role, newId()]));
  const places: Places = {
    channelIds: makeIds(CHANNELS),
    rubricIds: makeIds(RUBRICS),
    campaignIds: makeIds(CAMPAIGNS),
    branchIds: makeIds(BRANCHES),
    assets: pictures.map(({ altText }) => ({ id: newId(), altText })),
    authorId: userIds.get('editor') ?? '',
    authorName: PEOPLE_OF_ROLES.editor,
    approverName: PEOPLE_OF_ROLES.approver,
  };
  const rows = makeRows(planDemo(now), places, now);
  await app.db.$transaction(
    async (tx) => {
      await insertOrganization(tx, { places, userIds, hash, now });
      await tx.mediaAsset.createMany({
        data: pictures.map((picture, index) => assetRow(picture, { index, places, keys, now })),
      });
      await seedPassports(tx, places.assets);
      await insertPosts(tx, { rows, places, now });
      const [editorId, ambassadorId] = [places.authorId, userIds.get('ambassador') ?? places.authorId];
      await insertIdeas(tx, { editorId, ambassadorId, rubricIds: places.rubricIds, now });
      await insertCampaignPlans(tx, { campaignIds: places.campaignIds, now });
      await seedAudiences(tx, { rubricIds: places.rubricIds, posts: rows.posts, now });
      await seedLaw(tx, { rows, now });
      await seedSite(tx, { now });
      await seedLinks(tx, { rows, campaignId: places.campaignIds[1] ?? '', now });
      await seedLeads(tx, app, { places, userIds, now });
      await seedLanding(tx, { ...places, campaignId: places.campaignIds[1] ?? null, now });
      await seedReview(tx, { rows, rubricId: places.rubricIds[1] ?? '', userIds, now });
      await seedTemplates(tx, { now });
      await seedNotices(tx, { rows, userIds, now });
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

async function storePictures(app: App, pictures: DemoPicture[]) {
  const keys = pictures.map((_, index) => ({
    fileKey: `${organizationId}/demo-${index}/full.png`,
    previewKey: `${organizationId}/demo-${index}/preview.webp`,
  }));
  for (const [index, { full, preview }] of pictures.entries()) {
    const key = keys[index];
    if (!key) continue;
    await app.storage.put(key.fileKey, full);
    await app.storage.put(key.previewKey, preview);
  }
  return keys;
}

interface Setting {
  places: Places;
  now: Date;
}

async function insertOrganization(
  tx: Tx,
  { places, userIds, hash, now }: Setting & { userIds: Map<string, string>; hash: string },
): Promise<void> {
  await tx.organization.create({
    data: { id: organizationId, name: DEMO_NAME, timeZone: DEMO_ZONE, locale: 'ru', isDemo: true },
  });
  const rootId = newId();
  await tx.branch.create({ data: { id: rootId, organizationId, name: DEMO_NAME } });
  await tx.branch.createMany({
    data: BRANCHES.map((name, index) => ({
      id: places.branchIds[index],
      organizationId,
      parentId: rootId,
      name,
    })),
  });
  for (const role of ROLES) {
    const userId = userIds.get(role) ?? newId();
    await tx.user.create({
      data: { id: userId, name: PEOPLE_OF_ROLES[role], email: demoEmail(role), emailVerified: true },
    });
    await tx.account.create({
      data: { userId, accountId: userId, providerId: 'credential', password: hash },
    });
    const member = await tx.member.create({ data: { organizationId, userId } });
    await tx.memberRole.create({ data: { organizationId, memberId: member.id, role } });
  }
  await tx.rubric.createMany({
    data: RUBRICS.map(({ name, colour }, index) => ({
      id: places.rubricIds[index],
      organizationId,
      name,
      colour,
    })),
  });
  const date = (days: number) => new Date(`${addDays(dayOf(now), days)}T00:00:00Z`);
  await tx.campaign.createMany({
    data: CAMPAIGNS.map(({ name, from, to }, index) => ({
      id: places.campaignIds[index],
      organizationId,
      name,
      startsOn: date(from),
      endsOn: date(to),
    })),
  });
  await tx.channel.createMany({ data: channelRows(places.channelIds, places.branchIds, now) });
}

interface AssetParts extends Setting {
  index: number;
  keys: { fileKey: string; previewKey: string }[];
}

function assetRow(picture: DemoPicture, { index, places, keys, now }: AssetParts) {
  const key = keys[index];
  if (!key) throw new Error('a picture without a file');
  return {
    id: places.assets[index]?.id,
    organizationId,
    sha256: createHash('sha256').update(picture.full).digest('hex'),
    mime: 'image/png',
    width: picture.width,
    height: picture.height,
    size: picture.full.length,
    originalName: `плакат-${index + 1}.png`,
    altText: picture.altText,
    createdById: places.authorId,
    createdAt: now,
    ...key,
  };
}

async function insertPosts(tx: Tx, { rows, places, now }: Setting & { rows: DemoRows }): Promise<void> {
  await tx.post.createMany({ data: rows.posts });
  await tx.postTarget.createMany({ data: rows.targets });
  await tx.postMedia.createMany({ data: rows.media });
  await tx.publishAttempt.createMany({ data: rows.attempts });
  await tx.journalEntry.createMany({ data: rows.journal });
  await tx.practicePost.createMany({ data: rows.arrived.map(practiceRow) });
  const snapshots = rows.arrived.flatMap((post) => snapshotsOf(post, rows.arrived, now));
  for (let at = 0; at < snapshots.length; at += 2000)
    await tx.targetSnapshot.createMany({
      data: snapshots.slice(at, at + 2000).map((row) => ({ ...row, organizationId })),
    });
  const channelOf = new Map(rows.targets.map((target) => [target.id, target.channelId]));
  await tx.pollPlan.createMany({
    data: rows.arrived.map(({ targetId, publishedAt }) => ({
      subjectId: targetId,
      kind: 'target',
      organizationId,
      channelId: channelOf.get(targetId) ?? '',
      nextAt: nextPollAt({ publishedAt, now, unchanged: 0 }),
      answeredAt: now,
    })),
  });
  for (const [index, { network, name }] of CHANNELS.entries()) {
    const id = places.channelIds[index] ?? '';
    const account = accountId(network, name);
    const postedAt = rows.arrived.filter((post) => post.account === account).map((post) => post.publishedAt);
    const followers = followersOf({ id, account }, postedAt, { now, days: DAYS_OF_FOLLOWERS });
    await tx.channelSnapshot.createMany({ data: followers.map((row) => ({ ...row, organizationId })) });
    await tx.pollPlan.create({
      data: {
        subjectId: id,
        kind: 'channel',
        organizationId,
        channelId: id,
        nextAt: nextPollAt({ publishedAt: null, now, unchanged: 0 }),
        answeredAt: now,
      },
    });
  }
}
