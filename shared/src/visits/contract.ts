import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Day, Id, Name } from '../lib/fields.ts';
import { Done, LinkToken } from '../organization/fields.ts';
import * as answers from './answers.ts';
import { KINDS, type Kind } from './dimensions.ts';
import { PastFile, PastImport, PastReport } from './past-file.ts';
import * as questions from './questions.ts';
import { NewSite, Site, SiteChange } from './site.ts';

const read = { access: 'visits.read', scope: 'visits:read' } as const;
const manage = { access: 'visits.manage' } as const;
const ofSite = z.strictObject({ siteId: Id });
const byId = z.strictObject({ id: Id });
const csv = z.object({ fileName: z.string(), csv: z.string() });

export const NewGoal = z.strictObject({ siteId: Id, name: Name, ...questions.VisitStep.shape });
export const NewFunnel = z.strictObject({ siteId: Id, name: Name, steps: questions.FunnelSteps });
export const NewVisitSegment = z.strictObject({
  siteId: Id,
  name: Name,
  filters: z.array(questions.VisitFilter).min(1).max(6),
});
export const NewVisitNote = z.strictObject({ siteId: Id, day: Day, text: z.string().trim().min(1).max(200) });

/**
 * What a page of a site without our script says through its own server. Address, browser and languages of the visitor
 * come in the headers X-Visitor-Address, X-Visitor-Agent and X-Visitor-Languages: a body may not set them.
 * X-Visitor-Do-Not-Follow: 1 where the visitor's browser sent DNT or Sec-GPC.
 */
export const ServerVisit = z.strictObject({
  siteId: Id,
  kind: z.enum(Object.keys(KINDS) as [Kind, ...Kind[]]).default('view'),
  url: z.httpUrl().max(2_000),
  referrer: z.string().max(2_000).optional(),
  name: z.string().max(100).optional(),
  number: z.number().int().min(0).max(1_000_000_000).optional(),
  /** The same number again counts once, for a day. */
  nonce: z.number().int().min(0).optional(),
});

export const visitsContract = {
  sites: endpoint(read)
    .route({
      method: 'GET',
      path: '/visits/sites',
      summary: 'Sites whose visits are counted, archived ones too',
    })
    .output(z.array(Site)),
  createSite: endpoint(manage)
    .route({ method: 'POST', path: '/visits/sites', summary: 'Add a site; it has a key at once' })
    .input(NewSite)
    .output(Site),
  ownSite: endpoint(manage)
    .route({
      method: 'POST',
      path: '/visits/sites/own',
      summary: 'The site of own pages and short links, made when absent',
    })
    .output(Site),
  updateSite: endpoint(manage)
    .route({ method: 'PATCH', path: '/visits/sites/{id}', summary: 'Change or archive a site' })
    .input(SiteChange)
    .output(Site),
  /** A new link makes the one before it useless. It is shown once: only its hash is kept. */
  share: endpoint(manage)
    .route({ method: 'POST', path: '/visits/sites/{id}/share', summary: 'A secret link to a read-only page' })
    .input(byId)
    .output(z.object({ token: z.string() })),
  unshare: endpoint(manage)
    .route({ method: 'DELETE', path: '/visits/sites/{id}/share', summary: 'Take the secret link back' })
    .input(byId)
    .output(Done),
  /** not_found: never was or was taken back. No filters; small numbers hidden. */
  shared: endpoint({ access: 'public' })
    .route({ method: 'POST', path: '/visits/shared', summary: 'The read-only page of a secret link' })
    .input(
      z.strictObject({
        token: LinkToken,
        days: z.union([z.literal(7), z.literal(30), z.literal(90)]).default(30),
      }),
    )
    .output(answers.SharedVisits),
  overview: endpoint(read)
    .route({ method: 'GET', path: '/visits/overview', summary: 'A period of a site against another' })
    .input(questions.VisitsOverviewInput)
    .output(answers.VisitsOverview),
  series: endpoint(read)
    .route({ method: 'GET', path: '/visits/series', summary: 'Views and visits over time, with notes' })
    .input(questions.VisitsSeriesInput)
    .output(answers.VisitsSeries),
  panel: endpoint(read)
    .route({ method: 'GET', path: '/visits/panel', summary: 'A period by one dimension' })
    .input(questions.VisitsPanelInput)
    .output(answers.VisitsPanel),
  now: endpoint(read)
    .route({ method: 'GET', path: '/visits/now', summary: 'The last 30 minutes' })
    .input(ofSite)
    .output(answers.VisitsNow),
  state: endpoint(read)
    .route({
      method: 'GET',
      path: '/visits/state',
      summary: 'How fresh and how sound the numbers are, and what was refused',
    })
    .input(questions.SitePeriod)
    .output(answers.VisitsState),
  exportCsv: endpoint(read)
    .route({ method: 'GET', path: '/visits/export', summary: 'Days or one dimension of a period as CSV' })
    .input(questions.VisitsExportInput)
    .output(csv),
  goals: {
    list: endpoint(read)
      .route({ method: 'GET', path: '/visits/goals', summary: 'Goals of a site' })
      .input(ofSite)
      .output(z.array(answers.VisitGoal)),
    create: endpoint(manage)
      .route({ method: 'POST', path: '/visits/goals', summary: 'Add a goal; it counts the past as well' })
      .input(NewGoal)
      .output(answers.VisitGoal),
    update: endpoint(manage)
      .route({ method: 'PATCH', path: '/visits/goals/{id}', summary: 'Change a goal' })
      .input(z.strictObject({ id: Id, name: Name.optional(), ...questions.VisitStep.partial().shape }))
      .output(answers.VisitGoal),
    remove: endpoint(manage)
      .route({
        method: 'DELETE',
        path: '/visits/goals/{id}',
        summary: 'Delete a goal; what was counted stays',
      })
      .input(byId)
      .output(Done),
    report: endpoint(read)
      .route({
        method: 'GET',
        path: '/visits/goals/report',
        summary: 'How often each goal was reached, and where from',
      })
      .input(questions.GoalsInput)
      .output(answers.VisitGoals),
  },
  funnels: {
    list: endpoint(read)
      .route({ method: 'GET', path: '/visits/funnels', summary: 'Funnels of a site' })
      .input(ofSite)
      .output(z.array(answers.VisitFunnel)),
    create: endpoint(manage)
      .route({ method: 'POST', path: '/visits/funnels', summary: 'Keep a funnel' })
      .input(NewFunnel)
      .output(answers.VisitFunnel),
    remove: endpoint(manage)
      .route({ method: 'DELETE', path: '/visits/funnels/{id}', summary: 'Delete a funnel' })
      .input(byId)
      .output(Done),
    report: endpoint(read)
      .route({ method: 'GET', path: '/visits/funnels/report', summary: 'Visits that came from step to step' })
      .input(questions.FunnelInput)
      .output(answers.VisitFunnelNumbers),
  },
  retention: endpoint(read)
    .route({
      method: 'GET',
      path: '/visits/retention',
      summary: 'Who came again, by week; only of those who agreed',
    })
    .input(ofSite)
    .output(answers.VisitsRetention),
  segments: {
    list: endpoint(read)
      .route({ method: 'GET', path: '/visits/segments', summary: 'Saved filters of a site' })
      .input(ofSite)
      .output(z.array(answers.VisitSegment)),
    create: endpoint(manage)
      .route({ method: 'POST', path: '/visits/segments', summary: 'Save filters under a name' })
      .input(NewVisitSegment)
      .output(answers.VisitSegment),
    remove: endpoint(manage)
      .route({ method: 'DELETE', path: '/visits/segments/{id}', summary: 'Delete saved filters' })
      .input(byId)
      .output(Done),
  },
  notes: {
    create: endpoint(manage)
      .route({
        method: 'POST',
        path: '/visits/notes',
        summary: 'A note on the charts: what happened that day',
      })
      .input(NewVisitNote)
      .output(answers.VisitNote),
    update: endpoint(manage)
      .route({ method: 'PATCH', path: '/visits/notes/{id}', summary: 'Change a note' })
      .input(z.strictObject({ id: Id, day: Day.optional(), text: NewVisitNote.shape.text.optional() }))
      .output(answers.VisitNote),
    remove: endpoint(manage)
      .route({ method: 'DELETE', path: '/visits/notes/{id}', summary: 'Delete a note' })
      .input(byId)
      .output(Done),
  },
  past: {
    list: endpoint(read)
      .route({ method: 'GET', path: '/visits/past', summary: 'Files of other counters that were brought in' })
      .input(ofSite)
      .output(z.array(PastImport)),
    /** Refused as a whole at `csv`: empty_file, bad_quotes { line }, no_day_column, no_number_column, no_value_column,
     * too_many_rows { max }. */
    check: endpoint(manage)
      .route({
        method: 'POST',
        path: '/visits/past/check',
        summary: 'What would be stored of a file; changes nothing',
      })
      .input(PastFile)
      .output(PastReport),
    apply: endpoint(manage)
      .route({ method: 'POST', path: '/visits/past', summary: 'Store what is understood of a file' })
      .input(PastFile)
      .output(PastReport),
    remove: endpoint(manage)
      .route({
        method: 'DELETE',
        path: '/visits/past/{id}',
        summary: 'Take a file out again, with all its numbers',
      })
      .input(byId)
      .output(Done),
  },
  /** not_ready: come again in some seconds. blocked_by_rules { reason }: not counted; see refusals.ts. */
  send: endpoint({ access: 'visits.manage', scope: 'visits:write' })
    .route({ method: 'POST', path: '/visits', summary: 'Count a visit that your own server has seen' })
    .input(ServerVisit)
    .output(Done),
};
