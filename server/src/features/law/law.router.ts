import { api } from '../../http/base.ts';
import { getChecklist } from './checklist.service.ts';
import { decide, listDecisions, saveAd } from './decisions.service.ts';
import { getLaw, noteRule, setProfile } from './law-settings.service.ts';
import { listLawChannels, saveListing } from './listings.service.ts';
import { importList, listEntries, removeList } from './lists.service.ts';

export const lawRouter = {
  get: api.law.get.handler(({ context }) => getLaw(context.ctx)),
  setProfile: api.law.setProfile.handler(({ context, input }) => setProfile(context.ctx, input)),
  noteRule: api.law.noteRule.handler(({ context, input }) => noteRule(context.ctx, input)),
  importList: api.law.importList.handler(({ context, input }) => importList(context.ctx, input)),
  removeList: api.law.removeList.handler(({ context, input }) => removeList(context.ctx, input)),
  entries: api.law.entries.handler(({ context, input }) => listEntries(context.ctx, input)),
  checklist: api.law.checklist.handler(({ context, input }) => getChecklist(context.ctx, input.id)),
  decide: api.law.decide.handler(({ context, input }) => decide(context.ctx, input)),
  saveAd: api.law.saveAd.handler(({ context, input }) => saveAd(context.ctx, input)),
  decisions: api.law.decisions.handler(({ context, input }) => listDecisions(context.ctx, input)),
  channels: api.law.channels.handler(({ context }) => listLawChannels(context.ctx)),
  saveListing: api.law.saveListing.handler(({ context, input }) => saveListing(context.ctx, input)),
};
