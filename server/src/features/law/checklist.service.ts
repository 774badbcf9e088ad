// What applies to a post as it is saved, and why. Nothing here stops anything: the door is law-problems.ts.
import { adLabel } from '@rupor/shared/law/ad-label';
import { type AdFields, type Checklist, type ChecklistItem, PromoAnswers } from '@rupor/shared/law/contract';
import { isStale } from '@rupor/shared/law/freshness';
import { keysIn, namesEntry } from '@rupor/shared/law/match-names';
import type { Ctx } from '../../context.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { apiError } from '../../lib/errors.ts';
import { getPostOrThrow, type PostRow } from '../posts/load-post.ts';
import { mayDo } from '../posts/post.policy.ts';
import { contentPrint } from './content-print.ts';
import { todayOf } from './law-problems.ts';
import { findEntries } from './queries/find-entries.sql.ts';
import { type LawState, readLawStates } from './queries/law-state.sql.ts';
import {
  channelSubject,
  findFor,
  type Lists,
  mediaSubjects,
  postSubject,
  type SubjectFinding,
  targetText,
  wholeText,
} from './subjects.ts';

export async function getChecklist(ctx: Ctx, id: string): Promise<Checklist> {
  return presentChecklist(ctx, await getPostOrThrow(ctx, id));
}

export async function presentChecklist(ctx: Ctx, post: PostRow, db: Db | Tx = ctx.db): Promise<Checklist> {
  const { state, findings } = await findOfPost(ctx, post, db);
  const print = contentPrint(post);
  const mayWrite = mayDo(ctx.actor, 'posts.write', post, post.targets);
  const ad = presentAd(state);
  return {
    postId: post.id,
    profile: state.profile,
    promo: presentPromo(state, print),
    ad,
    label: adLabel(state.promo?.status ?? 'undecided', ad),
    items: findings.map((finding) => presentItem(ctx, finding, { state, print })),
    mayDecide: mayWrite && post.deletedAt === null,
    mayOverride: mayAnswerFor(ctx, post),
  };
}

/** Somebody who plans or approves where the post goes. */
export function mayAnswerFor({ actor }: Ctx, post: PostRow): boolean {
  return (
    mayDo(actor, 'posts.schedule', post, post.targets) || mayDo(actor, 'posts.approve', post, post.targets)
  );
}

export async function findOfPost(
  ctx: Ctx,
  post: PostRow,
  db: Db | Tx = ctx.db,
): Promise<{ state: LawState; findings: SubjectFinding[] }> {
  const [[state], lists] = [await readLawStates(db, [post.id]), await findLists(ctx, wholeText(post), db)];
  if (!state) throw apiError('not_found');
  const subjects = [
    postSubject(post, state, lists),
    ...post.targets.map((target) => channelSubject(target, targetText(post, target), state)),
    ...mediaSubjects(post),
  ];
  const order = { block: 0, warn: 1, check: 2, record: 3 };
  const findings = findFor(subjects, { state, today: todayOf(ctx) });
  return { state, findings: findings.sort((a, b) => order[a.rule.action] - order[b.rule.action]) };
}

async function findLists({ organizationId }: Ctx, text: string, db: Db | Tx): Promise<Lists> {
  const found = await findEntries(db, { organizationId, keys: keysIn(text) });
  return found.filter(({ name }) => namesEntry(text, name));
}

function presentPromo({ promo }: LawState, print: string): Checklist['promo'] {
  if (!promo || promo.decidedAt === null)
    return { status: 'undecided', isOutdated: false, decidedByName: null, decidedAt: null, answers: null };
  return {
    status: promo.status,
    isOutdated: promo.status !== 'undecided' && promo.print !== print,
    decidedByName: promo.decidedByName,
    decidedAt: promo.decidedAt,
    answers: PromoAnswers.safeParse(promo.answers).data ?? null,
  };
}

function presentAd({ promo }: LawState): AdFields {
  return {
    ord: promo?.ord ?? '',
    erid: promo?.erid ?? '',
    advertiserName: promo?.advertiserName ?? '',
    advertiserInn: promo?.advertiserInn ?? '',
    contractNumber: promo?.contractNumber ?? '',
    contractDate: promo?.contractDate ?? null,
    startsOn: promo?.startsOn ?? null,
    endsOn: promo?.endsOn ?? null,
    reportDueOn: promo?.reportDueOn ?? null,
    reportedOn: promo?.reportedOn ?? null,
  };
}

function presentItem(
  ctx: Ctx,
  { rule, subject, because }: SubjectFinding,
  { state, print }: { state: LawState; print: string },
): ChecklistItem {
  const note = state.notes.find(({ ruleId }) => ruleId === rule.id);
  const checkedOn = note && note.checkedOn > rule.checkedOn ? note.checkedOn : rule.checkedOn;
  const answer = state.answers.findLast(
    (one) => one.ruleId === rule.id && one.subjectId === subject.id && one.print === print,
  );
  return {
    ruleId: rule.id,
    level: rule.action,
    mayOverride: rule.mayOverride ?? false,
    subjectId: subject.id,
    subjectName: subject.name,
    because,
    checkedOn,
    isStale: isStale(checkedOn, todayOf(ctx)),
    note: note?.note ?? '',
    answer: answer
      ? {
          id: answer.id,
          name: answer.name,
          at: answer.at,
          reason: answer.reason,
          isOverride: answer.isOverride,
        }
      : null,
  };
}
