// Forms, who answers for the data, texts of consent and names of workplaces: what stands before the first application.
import { randomBytes } from 'node:crypto';
import type { Purpose } from '@rupor/shared/leads/consents';
import type {
  ConsentVersion,
  LeadForm,
  LeadSettings,
  SaveLeadForm,
  WorkplaceNames,
} from '@rupor/shared/leads/forms-contract';
import type { Question } from '@rupor/shared/leads/public-form';
import { plainWorkplace } from '@rupor/shared/leads/workplaces';
import type { Ctx } from '../../context.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import { hashToken } from '../../lib/crypto.ts';
import type { Tx } from '../../lib/db.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { originOf } from '../organization/links.ts';
import { ensureFirstTexts, readLeadSettings } from './consent-texts.service.ts';
import { formAction } from './render-form.ts';

const formInclude = { _count: { select: { leads: true } } } as const satisfies Prisma.LeadFormInclude;
type FormRow = Prisma.LeadFormGetPayload<{ include: typeof formInclude }>;

/** Short enough for a leaflet; 40 bits are not guessed at the limiter's pace. */
function newKey(): string {
  return randomBytes(5).toString('hex');
}

export async function listForms(ctx: Ctx, headers: Headers): Promise<LeadForm[]> {
  const rows = await ctx.db.leadForm.findMany({
    where: { organizationId: ctx.organizationId },
    include: formInclude,
    orderBy: [{ archivedAt: { sort: 'asc', nulls: 'first' } }, { createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => presentForm(ctx, row, headers));
}

export async function createForm(ctx: Ctx, input: SaveLeadForm, headers: Headers): Promise<LeadForm> {
  const row = await ctx.db.$transaction(async (tx) => {
    await checkPlaces(ctx, tx, input);
    await ensureFirstTexts(tx, ctx.organizationId, ctx.clock.now());
    const made = await tx.leadForm.create({
      data: { ...input, organizationId: ctx.organizationId, key: newKey(), createdAt: ctx.clock.now() },
      include: formInclude,
    });
    await recordAudit(ctx, { action: 'lead_form.created', targetKind: 'lead_form', targetId: made.id }, tx);
    return made;
  });
  return presentForm(ctx, row, headers);
}

type FormChange = { id: string; version: number; isArchived?: boolean } & Partial<SaveLeadForm>;

export async function updateForm(
  ctx: Ctx,
  { id, version, isArchived, ...input }: FormChange,
  headers: Headers,
): Promise<LeadForm> {
  const row = await ctx.db.$transaction(async (tx) => {
    const before = await tx.leadForm.findFirst({ where: { id, organizationId: ctx.organizationId } });
    if (!before) throw apiError('not_found');
    await checkPlaces(ctx, tx, input);
    const archivedAt = isArchived ? (before.archivedAt ?? ctx.clock.now()) : null;
    const { count } = await tx.leadForm.updateMany({
      where: { id, organizationId: ctx.organizationId, version },
      data: { ...input, version: { increment: 1 }, ...(isArchived === undefined ? {} : { archivedAt }) },
    });
    if (count === 0) throw apiError('version_conflict', { currentVersion: before.version });
    await recordAudit(ctx, { action: 'lead_form.changed', targetKind: 'lead_form', targetId: id }, tx);
    return tx.leadForm.findUniqueOrThrow({ where: { id }, include: formInclude });
  });
  return presentForm(ctx, row, headers);
}

async function checkPlaces(ctx: Ctx, tx: Tx, { campaignId, branchId }: Partial<SaveLeadForm>): Promise<void> {
  const { organizationId } = ctx;
  if (campaignId && !(await tx.campaign.findFirst({ where: { id: campaignId, organizationId } })))
    throw apiError('not_found');
  if (branchId && !(await tx.branch.findFirst({ where: { id: branchId, organizationId, archivedAt: null } })))
    throw apiError('not_found');
}

function presentForm(ctx: Ctx, row: FormRow, headers: Headers): LeadForm {
  return {
    id: row.id,
    key: row.key,
    url: `${originOf(ctx, headers)}${formAction(row.key)}`,
    title: row.title,
    intro: row.intro,
    thanks: row.thanks,
    asksWorkplace: row.asksWorkplace,
    asksHeard: row.asksHeard,
    questions: row.questions as unknown as Question[],
    purposes: row.purposes,
    campaignId: row.campaignId,
    branchId: row.branchId,
    version: row.version,
    applications: row._count.leads,
    isArchived: row.archivedAt !== null,
  };
}

export async function readSettings(ctx: Ctx): Promise<LeadSettings> {
  return readLeadSettings(ctx.db, ctx.organizationId);
}

export async function saveSettings(ctx: Ctx, input: Omit<LeadSettings, 'isReady'>): Promise<LeadSettings> {
  const { organizationId } = ctx;
  await ctx.db.$transaction(async (tx) => {
    await tx.leadSettings.upsert({
      where: { organizationId },
      create: { organizationId, ...input },
      update: input,
    });
    await recordAudit(ctx, { action: 'lead_settings.changed', data: { keepDays: input.keepDays } }, tx);
  });
  return readSettings(ctx);
}

export async function listTexts(ctx: Ctx): Promise<ConsentVersion[]> {
  const { organizationId } = ctx;
  await ctx.db.$transaction((tx) => ensureFirstTexts(tx, organizationId, ctx.clock.now()));
  const rows = await ctx.db.consentText.findMany({
    where: { organizationId },
    orderBy: [{ purpose: 'asc' }, { version: 'desc' }],
  });
  return rows.map(({ purpose, version, text, hash, authorName, createdAt }, index) => ({
    purpose,
    version,
    text,
    hash,
    authorName,
    createdAt: createdAt.toISOString(),
    isCurrent: rows[index - 1]?.purpose !== purpose,
  }));
}

/** The same words again are no new version. */
export async function saveText(
  ctx: Ctx,
  { purpose, text }: { purpose: Purpose; text: string },
): Promise<ConsentVersion[]> {
  const { organizationId } = ctx;
  await ctx.db.$transaction(async (tx) => {
    await ensureFirstTexts(tx, organizationId, ctx.clock.now());
    const latest = await tx.consentText.findFirst({
      where: { organizationId, purpose },
      orderBy: { version: 'desc' },
    });
    if (latest?.text === text) return;
    const version = (latest?.version ?? 0) + 1;
    await tx.consentText.create({
      data: {
        organizationId,
        purpose,
        version,
        text,
        hash: hashToken(text),
        authorName: ctx.actor.name,
        createdAt: ctx.clock.now(),
      },
    });
    await recordAudit(ctx, { action: 'consent_text.changed', data: { purpose, version } }, tx);
  });
  return listTexts(ctx);
}

export async function listWorkplaces(ctx: Ctx): Promise<WorkplaceNames[]> {
  const rows = await ctx.db.workplaceName.findMany({
    where: { organizationId: ctx.organizationId },
    orderBy: [{ branchId: 'asc' }, { name: 'asc' }],
  });
  const branchIds = [...new Set(rows.map(({ branchId }) => branchId))];
  return branchIds.map((branchId) => ({
    branchId,
    names: rows.filter((row) => row.branchId === branchId).map(({ name }) => name),
  }));
}

/** A name leads to one branch only. */
export async function saveWorkplaces(
  ctx: Ctx,
  { branchId, names }: WorkplaceNames,
): Promise<WorkplaceNames[]> {
  const { organizationId } = ctx;
  const byPlain = new Map(
    names.map((name) => [plainWorkplace(name), name] as const).filter(([plain]) => plain !== ''),
  );
  try {
    await ctx.db.$transaction(async (tx) => {
      const branch = await tx.branch.findFirst({ where: { id: branchId, organizationId, archivedAt: null } });
      if (!branch) throw apiError('not_found');
      await tx.workplaceName.deleteMany({ where: { organizationId, branchId } });
      await tx.workplaceName.createMany({
        data: [...byPlain].map(([plain, name]) => ({ organizationId, branchId, plain, name })),
      });
      await recordAudit(ctx, { action: 'workplaces.changed', targetKind: 'branch', targetId: branchId }, tx);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw apiError('already_exists', { fields: [{ path: 'names', code: 'taken' }] });
  }
  return listWorkplaces(ctx);
}
