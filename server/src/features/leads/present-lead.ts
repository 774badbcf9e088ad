import type { Lead, LeadLine, LeadTouch } from '@rupor/shared/leads/contract';
import { HEARD } from '@rupor/shared/leads/heard';
import type { Question } from '@rupor/shared/leads/public-form';
import type { Ctx } from '../../context.ts';
import type { LeadRow, LineRow } from './load-lead.ts';
import { openLeadField, openNote } from './seal-lead.ts';

export function presentLine(ctx: Pick<Ctx, 'sealer'>, row: LineRow): LeadLine {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    name: openLeadField(ctx, row, 'name'),
    contact: openLeadField(ctx, row, 'contact'),
    workplace: openLeadField(ctx, row, 'workplace'),
    branch: row.branch,
    assignee: row.assignee,
    createdAt: row.createdAt.toISOString(),
    stateAt: row.stateAt.toISOString(),
    contactedAt: row.contactedAt?.toISOString() ?? null,
    isSimulated: row.isSimulated,
  };
}

export function presentLead(ctx: Pick<Ctx, 'sealer'>, row: LeadRow): Lead {
  return {
    ...presentLine(ctx, row),
    form: { id: row.form.id, title: row.form.title },
    campaign: row.campaign,
    answers: answersOf(ctx, row),
    heard: HEARD.find((one) => one === row.heard) ?? null,
    first: touchOf(row, 'first'),
    last: touchOf(row, 'last'),
    consents: row.consents.map(({ purpose, text, shownText, shownHash, givenAt, withdrawnAt }) => ({
      purpose,
      version: text.version,
      text: shownText,
      hash: shownHash,
      givenAt: givenAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
    notes: row.notes.map(({ id, text, authorName, at }) => ({
      id,
      text: openNote(ctx, { id, organizationId: row.organizationId }, text),
      authorName,
      at: at.toISOString(),
    })),
    steps: row.steps.map(({ from, to, actorName, at }) => ({ from, to, actorName, at: at.toISOString() })),
    deleteAt: row.deleteAt?.toISOString() ?? null,
    contactDeletedAt: row.contactDeletedAt?.toISOString() ?? null,
  };
}

function answersOf(ctx: Pick<Ctx, 'sealer'>, row: LeadRow): Lead['answers'] {
  const sealed = openLeadField(ctx, row, 'answers');
  if (sealed === null) return [];
  const questions = row.form.questions as unknown as Question[];
  // A question that was taken out of the form is named by its key.
  return Object.entries(JSON.parse(sealed) as Record<string, string>).map(([key, answer]) => ({
    label: questions.find((question) => question.key === key)?.label ?? key,
    answer,
  }));
}

function touchOf({ touches }: LeadRow, order: 'first' | 'last'): LeadTouch | null {
  const touch = touches.find((one) => one.order === order);
  if (!touch) return null;
  const { at, source, utmSource, utmCampaign, utmContent, link, bucket } = touch;
  return {
    at: at.toISOString(),
    source,
    utmSource,
    utmCampaign,
    utmContent,
    link,
    isShared: bucket !== '',
  };
}
