// The plan as a file. Read in again unchanged, it changes nothing: its first column says which post a row is.
import { MOST_PLAN_ROWS, PLAN_HEADINGS, PlanField } from '@rupor/shared/posts/plan-file';
import { boundsOfDays } from '@rupor/shared/posts/schedule';
import type { TargetState } from '@rupor/shared/posts/state-machine';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { Ctx } from '../../../context.ts';
import { toCsv } from '../../../lib/csv.ts';
import { postInclude } from '../load-post.ts';
import type { PostFilters } from '../queries/filters.sql.ts';
import { listPlanIds } from '../queries/plan-ids.sql.ts';
import { planCellsOf, stateOf } from './plan-cells.ts';
import { readPlanNames } from './plan-names.ts';

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PART = 500;
/** Characters of a column, by field. */
const WIDTHS: Record<PlanField | 'state', number> = {
  id: 38,
  date: 12,
  time: 8,
  channels: 28,
  title: 32,
  text: 80,
  rubric: 22,
  campaign: 22,
  segments: 22,
  state: 16,
};

const STATES: Record<'ru' | 'en', Record<TargetState, string>> = {
  ru: {
    draft: 'черновик',
    in_review: 'на согласовании',
    approved: 'согласован',
    scheduled: 'запланирован',
    publishing: 'выходит',
    published: 'вышел',
    failed: 'не вышел',
    unconfirmed: 'не знаем, вышел ли',
    by_hand: 'ждёт человека',
    missed: 'срок прошёл',
    cancelled: 'отменён',
  },
  en: {
    draft: 'draft',
    in_review: 'waits for approval',
    approved: 'approved',
    scheduled: 'scheduled',
    publishing: 'going out',
    published: 'published',
    failed: 'did not go out',
    unconfirmed: 'unknown whether it is out',
    by_hand: 'waits for a person',
    missed: 'missed',
    cancelled: 'cancelled',
  },
};

type Asked = PostFilters & {
  from?: string;
  to?: string;
  format: 'csv' | 'xlsx';
  locale: 'ru' | 'en';
  isTemplate: boolean;
};

interface Answer {
  headers: Record<string, string>;
  body: File;
}

export async function exportPlan(ctx: Ctx, { format, locale, isTemplate, ...asked }: Asked): Promise<Answer> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const fields = [...PlanField.options, 'state' as const];
  const head = fields.map((field) => PLAN_HEADINGS[locale][field]);
  const rows = isTemplate ? [] : await readRows(ctx, { ...asked, timeZone, locale });
  const name = isTemplate
    ? 'rupor-plan-template'
    : ['rupor-plan', asked.from, asked.to].filter(Boolean).join('-');
  const fileName = `${name}.${format}`;
  const [body, type] =
    format === 'csv'
      ? [toCsv([head, ...rows]), CSV]
      : [
          await toXlsx(
            head,
            rows,
            fields.map((field) => WIDTHS[field]),
          ),
          XLSX,
        ];
  return {
    headers: {
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'private, no-store',
    },
    body: new File([body], fileName, { type }),
  };
}

interface Scope extends PostFilters {
  from?: string;
  to?: string;
  timeZone: string;
  locale: 'ru' | 'en';
}

async function readRows(ctx: Ctx, { from, to, timeZone, locale, ...filters }: Scope): Promise<string[][]> {
  const names = await readPlanNames(ctx);
  const bounds = from && to ? boundsOfDays({ from, to, timeZone }) : null;
  const ids = await listPlanIds(ctx.pool, {
    organizationId: ctx.organizationId,
    filters,
    bounds,
    take: MOST_PLAN_ROWS,
  });
  const rows = new Map<string, string[]>();
  for (let at = 0; at < ids.length; at += PART) {
    const posts = await ctx.db.post.findMany({
      where: { organizationId: ctx.organizationId, id: { in: ids.slice(at, at + PART) } },
      include: postInclude,
    });
    for (const post of posts) {
      const cells = planCellsOf(post, names, timeZone);
      rows.set(post.id, [...PlanField.options.map((field) => cells[field]), STATES[locale][stateOf(post)]]);
    }
  }
  return ids.flatMap((id) => (rows.has(id) ? [rows.get(id) ?? []] : []));
}

async function toXlsx(head: string[], rows: string[][], widths: number[]): Promise<Uint8Array<ArrayBuffer>> {
  const cells = (values: string[], isHead: boolean): Row =>
    values.map((value) =>
      value === ''
        ? null
        : {
            value,
            type: String,
            wrap: true,
            alignVertical: 'top',
            ...(isHead ? { fontWeight: 'bold' as const } : {}),
          },
    );
  const file = writeXlsxFile([cells(head, true), ...rows.map((row) => cells(row, false))], {
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    sheet: 'Rupor',
  });
  return new Uint8Array(await file.toBuffer());
}
