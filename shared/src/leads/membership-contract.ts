import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant } from '../lib/fields.ts';

/** 2026-11 */
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const count = z.number().int().min(0).max(10_000_000).nullable();

const figures = {
  /** Members at the end of the month. null = not known. */
  members: count,
  /** Joined within the month. */
  joined: count,
  /** Of the members: to 35 years. */
  youth: count,
  joinedYouth: count,
};

/** A part is not more than its whole; at least one number is known. */
function isPossible(row: {
  members: number | null;
  joined: number | null;
  youth: number | null;
  joinedYouth: number | null;
}) {
  const isPart = (part: number | null, whole: number | null) =>
    part === null || whole === null || part <= whole;
  return isPart(row.youth, row.members) && isPart(row.joinedYouth, row.joined);
}

export const SaveMembership = z
  .strictObject({ branchId: Id, month: Month, ...figures, source: z.string().trim().min(2).max(200) })
  .refine(isPossible, { path: ['youth'], params: { code: 'too_big' } });
export type SaveMembership = z.infer<typeof SaveMembership>;

export const Membership = z.object({
  branchId: Id,
  branchName: z.string(),
  month: Month,
  ...figures,
  source: z.string(),
  authorName: z.string(),
  at: Instant,
  isSimulated: z.boolean(),
});
export type Membership = z.infer<typeof Membership>;

export const MembershipFileAnswer = z.object({
  saved: z.number().int(),
  /** Lines that were not understood; the others are kept. */
  problems: z.array(
    z.object({
      line: z.number().int(),
      code: z.enum(['unknown_branch', 'bad_month', 'bad_number', 'part_too_big', 'no_source', 'not_yours']),
      value: z.string(),
    }),
  ),
});
export type MembershipFileAnswer = z.infer<typeof MembershipFileAnswer>;

export const membershipContract = {
  list: endpoint({ access: 'insights.read' })
    .route({ method: 'GET', path: '/membership', summary: 'Members by branch and month, latest first' })
    .input(z.strictObject({ from: Month, to: Month }))
    .output(z.array(Membership)),
  /** The same branch and month is replaced. */
  save: endpoint({ access: 'membership.write' })
    .route({ method: 'PUT', path: '/membership', summary: 'Figures of one branch and month' })
    .input(SaveMembership)
    .output(Membership),
  /** CSV: branch, month, members, joined, youth, joined youth; separated by ; , or tab. */
  load: endpoint({ access: 'membership.write' })
    .route({ method: 'POST', path: '/membership/file', summary: 'Figures from a table' })
    .input(
      z.strictObject({ text: z.string().min(1).max(500_000), source: z.string().trim().min(2).max(200) }),
    )
    .output(MembershipFileAnswer),
};
