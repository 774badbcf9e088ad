// Holidays, days of trades and the organization's own: dates are computed from the rules in shared, nothing is stored
// of a year.

import { DAYS_CHECKED_ON } from '@rupor/shared/ideas/days/day-set';
import { DAY_SETS, DEFAULT_SETS, listKnownDays, listOwnDays } from '@rupor/shared/ideas/days/days';
import type { DayNote, DaySettings, OwnDay } from '@rupor/shared/ideas/days-contract';
import type { Ctx } from '../../context.ts';
import { toDate, toDay } from '../../lib/date-column.ts';
import { apiError, fieldError } from '../../lib/errors.ts';

const MAX_OWN = 200;

export async function listDays(ctx: Ctx, period: { from: string; to: string }): Promise<DayNote[]> {
  const [sets, own] = await Promise.all([readSets(ctx), listOwn(ctx)]);
  const known = listKnownDays(sets, period).map(
    ({ day, known: { key, ru, en, basis, url, confidence }, set }) => ({
      day,
      key,
      name: { ru, en },
      kind: set.kind,
      basis,
      url,
      confidence,
    }),
  );
  const ours = listOwnDays(own, period).map(({ day, own: { id, name } }) => ({
    day,
    key: id,
    name: { ru: name, en: name },
    kind: 'own' as const,
    basis: null,
    url: null,
    confidence: 'seen' as const,
  }));
  return [...ours, ...known].sort((a, b) => a.day.localeCompare(b.day));
}

export async function readDaySettings(ctx: Ctx): Promise<DaySettings> {
  const [on, own] = await Promise.all([readSets(ctx), listOwn(ctx)]);
  return {
    checkedOn: DAYS_CHECKED_ON,
    sets: DAY_SETS.map(({ key, kind, ru, en, days }) => ({
      key,
      kind,
      name: { ru, en },
      isOn: on.includes(key),
      dayCount: days.length,
      uncheckedCount: days.filter(({ confidence }) => confidence === 'check').length,
    })),
    own,
  };
}

export async function chooseSets(ctx: Ctx, sets: readonly string[]): Promise<DaySettings> {
  const known = new Set(DAY_SETS.map(({ key }) => key));
  const unknown = sets.findIndex((key) => !known.has(key));
  if (unknown >= 0) throw fieldError({ path: `sets.${unknown}`, code: 'not_found' });
  const { organizationId } = ctx;
  const chosen = { sets: [...new Set(sets)], updatedAt: ctx.clock.now() };
  await ctx.db.dayChoice.upsert({
    where: { organizationId },
    create: { organizationId, ...chosen },
    update: chosen,
  });
  return readDaySettings(ctx);
}

export async function addOwnDay(
  ctx: Ctx,
  { name, day, isYearly }: { name: string; day: string; isYearly: boolean },
): Promise<OwnDay> {
  const { organizationId } = ctx;
  if ((await ctx.db.ownDay.count({ where: { organizationId } })) >= MAX_OWN)
    throw fieldError({ path: 'name', code: 'too_many', params: { max: MAX_OWN } });
  const { id } = await ctx.db.ownDay.create({
    data: {
      organizationId,
      name,
      day: toDate(day),
      isYearly,
      createdAt: ctx.clock.now(),
    },
  });
  return { id, name, day, isYearly };
}

export async function removeOwnDay(ctx: Ctx, id: string): Promise<OwnDay> {
  const found = (await listOwn(ctx)).find((own) => own.id === id);
  const removed = await ctx.db.ownDay.deleteMany({ where: { id, organizationId: ctx.organizationId } });
  if (!found || removed.count === 0) throw apiError('not_found');
  return found;
}

async function readSets({ db, organizationId }: Ctx): Promise<readonly string[]> {
  const choice = await db.dayChoice.findUnique({ where: { organizationId } });
  return choice?.sets ?? DEFAULT_SETS;
}

async function listOwn({ db, organizationId }: Ctx): Promise<OwnDay[]> {
  const rows = await db.ownDay.findMany({
    where: { organizationId },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ id, name, day, isYearly }) => ({
    id,
    name,
    day: toDay(day),
    isYearly,
  }));
}
