// Tests of two versions of a page: begun by a person against what visitors see, ended by the rule or by a person, and
// never decided by itself. One runs at a time (unique). Looks at a running one are written down, once in ten minutes and
// person.
import { TEST_AIMS, type TestAim } from '@rupor/shared/landing/ab-plan';
import type { PageTests } from '@rupor/shared/landing/test-contract';
import type { Ctx } from '../../../context.ts';
import type { Tx } from '../../../lib/db.ts';
import { apiError } from '../../../lib/errors.ts';
import { newId } from '../../../lib/uuid.ts';
import { recordAudit } from '../../organization/audit.service.ts';
import { userIdOf } from '../../posts/post.policy.ts';
import { lockPageOrThrow } from '../pages.service.ts';
import { getPageOrThrow } from '../present-page.ts';
import { requireReady } from '../require-ready.ts';
import { keepVersion } from '../versions.service.ts';
import { canChoose, presentTests } from './present-tests.ts';
import { stopRunning } from './stop-running.ts';
import { hindranceOf, readTraffic } from './test-facts.ts';

const SAME_LOOK_MS = 10 * 60_000;

export async function listTests(ctx: Ctx, id: string): Promise<PageTests> {
  await getPageOrThrow(ctx, id);
  await noteLook(ctx, id);
  return presentTests(ctx, id);
}

async function noteLook(ctx: Ctx, pageId: string): Promise<void> {
  const { organizationId } = ctx;
  const running = await ctx.db.landingTest.findFirst({ where: { organizationId, runningPageId: pageId } });
  if (!running) return;
  const at = ctx.clock.now();
  const look = { organizationId, testId: running.id, userId: userIdOf(ctx.actor) };
  const since = { gt: new Date(at.getTime() - SAME_LOOK_MS) };
  if (await ctx.db.landingTestLook.findFirst({ where: { ...look, at: since } })) return;
  await ctx.db.landingTestLook.create({ data: { ...look, at } });
}

interface Start {
  id: string;
  version: number;
  aim: TestAim;
}

export async function startTest(ctx: Ctx, { id, version, aim }: Start): Promise<PageTests> {
  await ctx.db.$transaction(async (tx) => {
    const page = await lockPageOrThrow(ctx, tx, id);
    if (page.version !== version) throw apiError('version_conflict', { currentVersion: page.version });
    const reason = await hindranceOf(ctx, tx, page);
    if (reason !== null || page.liveId === null) throw apiError('state_conflict', { reason });
    await requireReady(ctx, page);
    const { applications, visits } = await readTraffic(ctx, page);
    const { total } = TEST_AIMS[aim];
    const test = await tx.landingTest.create({
      data: {
        ...{ id: newId(), organizationId: ctx.organizationId, pageId: id, runningPageId: id, aim, total },
        aId: page.nextId ?? page.liveId,
        bId: await keepVersion(tx, ctx, page, { isPublished: true }),
        visitorsBefore: visits,
        applicationsBefore: applications,
        startedAt: ctx.clock.now(),
        startedById: userIdOf(ctx.actor),
      },
    });
    await audit(ctx, tx, { action: 'page.test_started', pageId: id, data: { testId: test.id, aim, total } });
  });
  return presentTests(ctx, id);
}

export async function stopTest(ctx: Ctx, id: string): Promise<PageTests> {
  await ctx.db.$transaction(async (tx) => {
    await lockPageOrThrow(ctx, tx, id);
    if (!(await stopRunning(tx, ctx, id))) throw apiError('state_conflict', { reason: 'not_running' });
    await audit(ctx, tx, { action: 'page.test_stopped', pageId: id, data: {} });
  });
  return presentTests(ctx, id);
}

interface Choice {
  id: string;
  testId: string;
  arm: 'a' | 'b' | null;
}

/** Undone by null: then visitors see again what they saw before. */
export async function chooseVersion(ctx: Ctx, { id, testId, arm }: Choice): Promise<PageTests> {
  const { organizationId } = ctx;
  await ctx.db.$transaction(async (tx) => {
    const page = await lockPageOrThrow(ctx, tx, id);
    const test = await tx.landingTest.findFirst({ where: { id: testId, pageId: id, organizationId } });
    if (!test) throw apiError('not_found');
    if (!canChoose(test, page)) throw apiError('state_conflict', { reason: 'changed' });
    const at = ctx.clock.now();
    const liveId = arm === 'b' ? test.bId : test.aId;
    await tx.landingPage.update({ where: { id }, data: { liveId, nextId: null, nextAt: null } });
    const made = { chosen: arm, chosenAt: at, chosenById: userIdOf(ctx.actor) };
    const taken = { chosen: null, chosenAt: null, chosenById: null };
    await tx.landingTest.update({ where: { id: testId }, data: arm === null ? taken : made });
    await audit(ctx, tx, { action: 'page.test_chosen', pageId: id, data: { testId, arm } });
  });
  return presentTests(ctx, id);
}

interface Told {
  action: string;
  pageId: string;
  data: Record<string, string | number | null>;
}

function audit(ctx: Ctx, tx: Tx, { action, pageId, data }: Told): Promise<unknown> {
  return recordAudit(ctx, { action, targetKind: 'landing_page', targetId: pageId, data }, tx);
}
