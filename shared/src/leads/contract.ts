import { z } from 'zod';
import { chainAbout } from '../chain/contract.ts';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Instant, Page } from '../lib/fields.ts';
import { PURPOSES } from './consents.ts';
import { formsContract } from './forms-contract.ts';
import { HEARD } from './heard.ts';
import { LEAD_STATES } from './lead-states.ts';
import { membershipContract } from './membership-contract.ts';

const State = z.enum(LEAD_STATES);
const Purpose = z.enum(PURPOSES);

export const LeadTouch = z.object({
  at: Instant,
  /** Number of shared/visits/source-group. */
  source: z.number().int(),
  utmSource: z.string(),
  utmCampaign: z.string(),
  utmContent: z.string(),
  link: z.string(),
  /** Came over a link that somebody shared on. */
  isShared: z.boolean(),
});
export type LeadTouch = z.infer<typeof LeadTouch>;

export const LeadLine = z.object({
  id: Id,
  state: State,
  version: z.number().int(),
  /** null once deleted. */
  name: z.string().nullable(),
  contact: z.string().nullable(),
  workplace: z.string().nullable(),
  branch: z.object({ id: Id, name: z.string() }).nullable(),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
  stateAt: Instant,
  /** The clock to the first contact stopped here. */
  contactedAt: Instant.nullable(),
  isSimulated: z.boolean(),
});
export type LeadLine = z.infer<typeof LeadLine>;

export const Lead = LeadLine.extend({
  form: z.object({ id: Id, title: z.string() }),
  campaign: z.object({ id: Id, name: z.string() }).nullable(),
  answers: z.array(z.object({ label: z.string(), answer: z.string() })),
  heard: z.enum(HEARD).nullable(),
  first: LeadTouch.nullable(),
  last: LeadTouch.nullable(),
  consents: z.array(
    z.object({
      purpose: Purpose,
      version: z.number().int(),
      /** As it stood beside the box. */
      text: z.string(),
      hash: z.string(),
      givenAt: Instant,
      withdrawnAt: Instant.nullable(),
    }),
  ),
  notes: z.array(z.object({ id: Id, text: z.string(), authorName: z.string(), at: Instant })),
  steps: z.array(z.object({ from: State, to: State, actorName: z.string(), at: Instant })),
  /** When what names the person is deleted. */
  deleteAt: Instant.nullable(),
  contactDeletedAt: Instant.nullable(),
});
export type Lead = z.infer<typeof Lead>;

export const LeadCounts = z.object({
  /** null: fewer than five, hidden from those who may not read applications. */
  byState: z.record(State, z.number().int().nullable()),
  total: z.number().int().nullable(),
  /** Half of those who were reached waited less; minutes. null: nobody was reached, or hidden. */
  medianMinutes: z.number().int().nullable(),
  /** Of how many. */
  reached: z.number().int().nullable(),
  isFloored: z.boolean(),
});
export type LeadCounts = z.infer<typeof LeadCounts>;

export const LEAD_FILTERS = ['open', 'mine', ...LEAD_STATES, 'all'] as const;

const changed = { id: Id, version: z.number().int().min(1) };
const read = { access: 'leads.read' } as const;

export const leadsContract = {
  /** Every answer with contacts is written to the journal. */
  list: endpoint(read)
    .route({ method: 'GET', path: '/leads', summary: 'Applications, those that wait longest first' })
    .input(
      z.strictObject({
        filter: z.enum(LEAD_FILTERS).default('open'),
        page: Page,
        /** Only those behind this step of a chain; `from` … `place` say of which. */
        step: z.enum(['applications', 'talked', 'joined']).optional(),
        ...chainAbout,
      }),
    )
    .output(z.object({ items: z.array(LeadLine), total: z.number().int(), pageSize: z.number().int() })),
  counts: endpoint({ access: 'leads.count' })
    .route({ method: 'GET', path: '/leads/counts', summary: 'How many in which state, without people' })
    .input(z.strictObject({ from: Day, to: Day }))
    .output(LeadCounts),
  get: endpoint(read)
    .route({
      method: 'GET',
      path: '/leads/{id}',
      summary: 'One application; the look is written to the journal',
    })
    .input(z.strictObject({ id: Id }))
    .output(Lead),
  /** state_conflict { state } when it may not follow; version_conflict { currentVersion }. */
  move: endpoint(read)
    .route({ method: 'POST', path: '/leads/{id}/move', summary: 'Next state' })
    .input(z.strictObject({ ...changed, to: State }))
    .output(Lead),
  /** Undo of move. */
  takeBack: endpoint(read)
    .route({ method: 'POST', path: '/leads/{id}/back', summary: 'Take the latest step back' })
    .input(z.strictObject(changed))
    .output(Lead),
  /** Who may read it there: whom it can be given to. */
  people: endpoint(read)
    .route({ method: 'GET', path: '/leads/{id}/people', summary: 'Whom it can be given to' })
    .input(z.strictObject({ id: Id }))
    .output(z.array(z.object({ id: Id, name: z.string() }))),
  assign: endpoint(read)
    .route({ method: 'POST', path: '/leads/{id}/assign', summary: 'Give it to somebody' })
    .input(z.strictObject({ ...changed, assigneeId: Id.nullable() }))
    .output(Lead),
  /** Tells the chair there. */
  route: endpoint(read)
    .route({ method: 'POST', path: '/leads/{id}/branch', summary: 'Send it to another branch' })
    .input(z.strictObject({ ...changed, branchId: Id.nullable() }))
    .output(z.object({ mayStillRead: z.boolean() })),
  note: endpoint(read)
    .route({ method: 'POST', path: '/leads/{id}/notes', summary: 'Write a note' })
    .input(z.strictObject({ id: Id, text: z.string().trim().min(1).max(2_000) }))
    .output(Lead),
  /** The days until deletion begin. */
  handOver: endpoint(read)
    .route({ method: 'POST', path: '/leads/{id}/handed', summary: 'Handed over on paper' })
    .input(z.strictObject(changed))
    .output(Lead),
  exportPerson: endpoint(read)
    .route({ method: 'POST', path: '/leads/{id}/export', summary: 'All that is kept of one person' })
    .input(z.strictObject({ id: Id }))
    .output(z.object({ fileName: z.string(), json: z.string() })),
  /** Without call_back the contact is deleted at once. Cannot be taken back. */
  withdraw: endpoint(read)
    .route({ method: 'POST', path: '/leads/{id}/withdraw', summary: 'The person takes a consent back' })
    .input(z.strictObject({ id: Id, purpose: Purpose }))
    .output(Lead),
  forms: formsContract,
  membership: membershipContract,
};
