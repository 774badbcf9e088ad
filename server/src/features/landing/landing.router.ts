import { api } from '../../http/base.ts';
import {
  createPage,
  drawPage,
  getPage,
  listForms,
  listPages,
  savePage,
  setRemoved,
} from './pages.service.ts';
import { makePreviewLink, publishPage, takeVersion, withdrawPage } from './publish.service.ts';
import { chooseVersion, listTests, startTest, stopTest } from './tests/page-tests.service.ts';
import { listVersions } from './versions.service.ts';

export const landingRouter = {
  list: api.landing.list.handler(({ context }) => listPages(context.ctx)),
  get: api.landing.get.handler(({ context, input }) => getPage(context.ctx, input.id)),
  create: api.landing.create.handler(({ context, input }) => createPage(context.ctx, input)),
  save: api.landing.save.handler(({ context, input }) => savePage(context.ctx, input)),
  draw: api.landing.draw.handler(({ context, input }) => drawPage(context.ctx, input)),
  forms: api.landing.forms.handler(({ context }) => listForms(context.ctx)),
  publish: api.landing.publish.handler(({ context, input }) => publishPage(context.ctx, input)),
  withdraw: api.landing.withdraw.handler(({ context, input }) => withdrawPage(context.ctx, input.id)),
  previewLink: api.landing.previewLink.handler(({ context, input }) =>
    makePreviewLink(context.ctx, input.id),
  ),
  versions: api.landing.versions.handler(({ context, input }) => listVersions(context.ctx, input.id)),
  takeVersion: api.landing.takeVersion.handler(({ context, input }) =>
    takeVersion(context.ctx, input.id, input.number),
  ),
  tests: {
    list: api.landing.tests.list.handler(({ context, input }) => listTests(context.ctx, input.id)),
    start: api.landing.tests.start.handler(({ context, input }) => startTest(context.ctx, input)),
    stop: api.landing.tests.stop.handler(({ context, input }) => stopTest(context.ctx, input.id)),
    choose: api.landing.tests.choose.handler(({ context, input }) => chooseVersion(context.ctx, input)),
  },
  remove: api.landing.remove.handler(({ context, input }) => setRemoved(context.ctx, input.id, true)),
  restore: api.landing.restore.handler(({ context, input }) => setRemoved(context.ctx, input.id, false)),
};
