import { api } from '../../http/base.ts';
import {
  createForm,
  listForms,
  listTexts,
  listWorkplaces,
  readSettings,
  saveSettings,
  saveText,
  saveWorkplaces,
  updateForm,
} from './forms.service.ts';
import {
  addNote,
  assignLead,
  handOver,
  listPeople,
  moveLead,
  routeLead,
  takeBackStep,
} from './lead-acts.service.ts';
import { getLead, listLeads, readCounts } from './leads.service.ts';
import { listMembership, loadMembership, saveMembership } from './membership.service.ts';
import { exportPerson, withdrawConsent } from './privacy.service.ts';

export const leadsRouter = {
  list: api.leads.list.handler(({ context, input }) => listLeads(context.ctx, input)),
  counts: api.leads.counts.handler(({ context, input }) => readCounts(context.ctx, input)),
  get: api.leads.get.handler(({ context, input }) => getLead(context.ctx, input.id)),
  move: api.leads.move.handler(({ context, input }) => moveLead(context.ctx, input)),
  takeBack: api.leads.takeBack.handler(({ context, input }) => takeBackStep(context.ctx, input)),
  people: api.leads.people.handler(({ context, input }) => listPeople(context.ctx, input.id)),
  assign: api.leads.assign.handler(({ context, input }) => assignLead(context.ctx, input)),
  route: api.leads.route.handler(({ context, input }) => routeLead(context.ctx, input)),
  note: api.leads.note.handler(({ context, input }) => addNote(context.ctx, input)),
  handOver: api.leads.handOver.handler(({ context, input }) => handOver(context.ctx, input)),
  exportPerson: api.leads.exportPerson.handler(({ context, input }) => exportPerson(context.ctx, input.id)),
  withdraw: api.leads.withdraw.handler(({ context, input }) => withdrawConsent(context.ctx, input)),
  forms: {
    list: api.leads.forms.list.handler(({ context }) => listForms(context.ctx, context.headers)),
    create: api.leads.forms.create.handler(({ context, input }) =>
      createForm(context.ctx, input, context.headers),
    ),
    update: api.leads.forms.update.handler(({ context, input }) =>
      updateForm(context.ctx, input, context.headers),
    ),
    settings: api.leads.forms.settings.handler(({ context }) => readSettings(context.ctx)),
    saveSettings: api.leads.forms.saveSettings.handler(({ context, input }) =>
      saveSettings(context.ctx, input),
    ),
    texts: api.leads.forms.texts.handler(({ context }) => listTexts(context.ctx)),
    saveText: api.leads.forms.saveText.handler(({ context, input }) => saveText(context.ctx, input)),
    workplaces: api.leads.forms.workplaces.handler(({ context }) => listWorkplaces(context.ctx)),
    saveWorkplaces: api.leads.forms.saveWorkplaces.handler(({ context, input }) =>
      saveWorkplaces(context.ctx, input),
    ),
  },
  membership: {
    list: api.leads.membership.list.handler(({ context, input }) => listMembership(context.ctx, input)),
    save: api.leads.membership.save.handler(({ context, input }) => saveMembership(context.ctx, input)),
    load: api.leads.membership.load.handler(({ context, input }) => loadMembership(context.ctx, input)),
  },
};
