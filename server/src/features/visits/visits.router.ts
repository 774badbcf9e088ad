import { api } from '../../http/base.ts';
import * as kept from './kept.service.ts';
import { applyPast, checkPast, listPast, removePast } from './past/past.service.ts';
import { exportVisits } from './reports/export.service.ts';
import { readFunnel, readGoals } from './reports/goals.service.ts';
import { readNow } from './reports/now.service.ts';
import { readVisitsOverview } from './reports/overview.service.ts';
import { readPanel } from './reports/panel.service.ts';
import { readRetention } from './reports/retention.service.ts';
import { readVisitsSeries } from './reports/series.service.ts';
import { readShared } from './reports/shared.service.ts';
import { readState } from './reports/state.service.ts';
import { sendVisit } from './send.service.ts';
import * as sites from './sites.service.ts';

const { visits } = api;

export const visitsRouter = {
  sites: visits.sites.handler(({ context }) => sites.listSites(context.ctx)),
  createSite: visits.createSite.handler(({ context, input }) => sites.createSite(context.ctx, input)),
  ownSite: visits.ownSite.handler(({ context }) => sites.openOwnSite(context.ctx)),
  updateSite: visits.updateSite.handler(({ context, input }) => sites.updateSite(context.ctx, input)),
  share: visits.share.handler(({ context, input }) => sites.shareSite(context.ctx, input.id)),
  unshare: visits.unshare.handler(({ context, input }) => sites.unshareSite(context.ctx, input.id)),
  shared: visits.shared.handler(({ context, input }) => readShared(context.app, input)),
  overview: visits.overview.handler(({ context, input }) => readVisitsOverview(context.ctx, input)),
  series: visits.series.handler(({ context, input }) => readVisitsSeries(context.ctx, input)),
  panel: visits.panel.handler(({ context, input }) => readPanel(context.ctx, input)),
  now: visits.now.handler(({ context, input }) => readNow(context.ctx, input.siteId)),
  state: visits.state.handler(({ context, input }) => readState(context.ctx, input)),
  exportCsv: visits.exportCsv.handler(({ context, input }) => exportVisits(context.ctx, input)),
  goals: {
    list: visits.goals.list.handler(({ context, input }) => kept.listGoals(context.ctx, input.siteId)),
    create: visits.goals.create.handler(({ context, input }) => kept.createGoal(context.ctx, input)),
    update: visits.goals.update.handler(({ context, input }) => kept.updateGoal(context.ctx, input)),
    remove: visits.goals.remove.handler(({ context, input }) => kept.removeGoal(context.ctx, input.id)),
    report: visits.goals.report.handler(({ context, input }) => readGoals(context.ctx, input)),
  },
  funnels: {
    list: visits.funnels.list.handler(({ context, input }) => kept.listFunnels(context.ctx, input.siteId)),
    create: visits.funnels.create.handler(({ context, input }) => kept.createFunnel(context.ctx, input)),
    remove: visits.funnels.remove.handler(({ context, input }) => kept.removeFunnel(context.ctx, input.id)),
    report: visits.funnels.report.handler(({ context, input }) => readFunnel(context.ctx, input)),
  },
  retention: visits.retention.handler(({ context, input }) => readRetention(context.ctx, input.siteId)),
  segments: {
    list: visits.segments.list.handler(({ context, input }) =>
      kept.listVisitSegments(context.ctx, input.siteId),
    ),
    create: visits.segments.create.handler(({ context, input }) =>
      kept.createVisitSegment(context.ctx, input),
    ),
    remove: visits.segments.remove.handler(({ context, input }) =>
      kept.removeVisitSegment(context.ctx, input.id),
    ),
  },
  notes: {
    create: visits.notes.create.handler(({ context, input }) => kept.createNote(context.ctx, input)),
    update: visits.notes.update.handler(({ context, input }) => kept.updateNote(context.ctx, input)),
    remove: visits.notes.remove.handler(({ context, input }) => kept.removeNote(context.ctx, input.id)),
  },
  past: {
    list: visits.past.list.handler(({ context, input }) => listPast(context.ctx, input.siteId)),
    check: visits.past.check.handler(({ context, input }) => checkPast(context.ctx, input)),
    apply: visits.past.apply.handler(({ context, input }) => applyPast(context.ctx, input)),
    remove: visits.past.remove.handler(({ context, input }) => removePast(context.ctx, input.id)),
  },
  send: visits.send.handler(({ context, input }) => sendVisit(context.ctx, input, context.headers)),
};
