import type { Law, LawList, RuleNote } from '@rupor/shared/law/contract';
import { isStale } from '@rupor/shared/law/freshness';
import type { LawProfile } from '@rupor/shared/law/rule';
import { ruleOf } from '@rupor/shared/law/rules/all-rules';
import type { Ctx } from '../../context.ts';
import { toDate, toDay } from '../../lib/date-column.ts';
import { apiError } from '../../lib/errors.ts';
import { recordAudit } from '../organization/audit.service.ts';
import { todayOf } from './law-problems.ts';

export async function getLaw(ctx: Ctx): Promise<Law> {
  const { organizationId } = ctx;
  const [settings, notes, lists] = await Promise.all([
    ctx.db.lawSettings.findUnique({ where: { organizationId } }),
    ctx.db.lawRuleNote.findMany({ where: { organizationId }, orderBy: { ruleId: 'asc' } }),
    ctx.db.lawList.findMany({
      where: { organizationId, removedAt: null },
      orderBy: [{ kind: 'asc' }, { asOf: 'desc' }],
    }),
  ]);
  return {
    profile: settings?.profile ?? 'ru',
    notes: notes.map(
      ({ ruleId, isInForce, note, checkedOn, checkedByName }): RuleNote => ({
        ruleId,
        isInForce,
        note,
        checkedOn: toDay(checkedOn),
        checkedByName,
      }),
    ),
    lists: lists.map(
      (row): LawList => ({
        id: row.id,
        kind: row.kind,
        name: row.name,
        sourceUrl: row.sourceUrl,
        asOf: toDay(row.asOf),
        isStale: isStale(toDay(row.asOf), todayOf(ctx)),
        entryCount: row.entryCount,
        importedByName: row.importedByName,
        importedAt: row.importedAt.toISOString(),
      }),
    ),
  };
}

/** What was decided before stays as it was decided. */
export async function setProfile(ctx: Ctx, { profile }: { profile: LawProfile }): Promise<Law> {
  const { organizationId } = ctx;
  await ctx.db.$transaction(async (tx) => {
    await tx.lawSettings.upsert({
      where: { organizationId },
      create: { organizationId, profile },
      update: { profile },
    });
    await recordAudit(ctx, { action: 'law.profile_set', data: { profile } }, tx);
  });
  return getLaw(ctx);
}

interface NoteInput {
  ruleId: string;
  isInForce: boolean;
  note: string;
}

/** Checked today, by whoever says so; a rule that is no longer in force does not apply to any post of the organization. */
export async function noteRule(ctx: Ctx, { ruleId, isInForce, note }: NoteInput): Promise<Law> {
  if (!ruleOf(ruleId)) throw apiError('not_found');
  const { organizationId } = ctx;
  const data = {
    isInForce,
    note,
    checkedOn: toDate(todayOf(ctx)),
    checkedByName: ctx.actor.name,
  };
  await ctx.db.$transaction(async (tx) => {
    await tx.lawRuleNote.upsert({
      where: { organizationId_ruleId: { organizationId, ruleId } },
      create: { organizationId, ruleId, ...data },
      update: data,
    });
    await recordAudit(ctx, { action: 'law.rule_checked', data: { name: ruleId, isInForce } }, tx);
  });
  return getLaw(ctx);
}
