import { api } from '../../../http/base.ts';
import { exportPlan } from './export-plan.service.ts';
import { checkPlanFile, readPlanFile, runPlanFile } from './plan-file.service.ts';

export const filesRouter = {
  read: api.posts.files.read.handler(({ context, input }) => readPlanFile(context.ctx, input)),
  check: api.posts.files.check.handler(({ context, input }) => checkPlanFile(context.ctx, input)),
  run: api.posts.files.run.handler(({ context, input }) => runPlanFile(context.ctx, input)),
  export: api.posts.files.export.handler(({ context, input }) => exportPlan(context.ctx, input)),
};
