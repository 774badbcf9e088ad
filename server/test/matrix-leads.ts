// Applications for the authorisation matrix: a fixture stands at the branch of the organization it is made for.
import { randomUUID } from 'node:crypto';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';

export interface MatrixLead {
  leadId: string;
  formId: string;
  branchId: string;
}

interface Entry {
  input: (fixture: MatrixLead) => unknown;
  foreign: 'not_found' | 'own';
  also?: readonly ['state_conflict'];
}

const lead = ({ leadId }: MatrixLead) => ({ id: leadId });
const read = (fixture: MatrixLead) => ({ ...lead(fixture), version: 1 });
const named = (input: Entry['input']): Entry => ({ input, foreign: 'not_found' });
const own = (input: Entry['input']): Entry => ({ input, foreign: 'own' });
const form = {
  title: 'Вступить в профсоюз',
  intro: '',
  thanks: '',
  asksWorkplace: true,
  asksHeard: true,
  questions: [],
  purposes: ['call_back'],
  campaignId: null,
  branchId: null,
};
const figures = { month: '2026-10', members: 120, joined: 4, youth: 30, joinedYouth: 1, source: 'Реестр' };

export const leadEntries: Record<string, Entry> = {
  'chain.read': own(() => ({ from: '2026-10-01', to: '2026-11-30' })),
  'chain.heard': own(() => ({ from: '2026-10-01', to: '2026-11-30' })),
  'chain.rows': own(() => ({ from: '2026-10-01', to: '2026-11-30', by: 'source' })),
  'leads.list': own(() => ({ filter: 'open', page: 1 })),
  'leads.counts': own(() => ({ from: '2026-10-01', to: '2026-11-30' })),
  'leads.get': named(lead),
  'leads.move': named((fixture) => ({ ...read(fixture), to: 'contacted' })),
  'leads.takeBack': { ...named(read), also: ['state_conflict'] },
  'leads.people': named(lead),
  'leads.assign': named((fixture) => ({ ...read(fixture), assigneeId: null })),
  'leads.route': named((fixture) => ({ ...read(fixture), branchId: null })),
  'leads.note': named((fixture) => ({ ...lead(fixture), text: 'Перезвонить после смены' })),
  'leads.handOver': named(read),
  'leads.exportPerson': named(lead),
  'leads.withdraw': {
    ...named((fixture) => ({ ...lead(fixture), purpose: 'newsletter' })),
    also: ['state_conflict'],
  },
  'leads.forms.list': own(() => undefined),
  'leads.forms.create': own(() => form),
  'leads.forms.update': named(({ formId }) => ({ id: formId, version: 1, title: 'Иначе' })),
  'leads.forms.settings': own(() => undefined),
  'leads.forms.saveSettings': own(() => ({
    operator: 'Профсоюз',
    withdrawAt: 'pochta@prof.example',
    keepDays: 30,
  })),
  'leads.forms.texts': own(() => undefined),
  'leads.forms.saveText': own(() => ({
    purpose: 'newsletter',
    text: 'Согласен(на) получать новости профсоюза.',
  })),
  'leads.forms.workplaces': own(() => undefined),
  'leads.forms.saveWorkplaces': named(({ branchId }) => ({
    branchId,
    names: [`Цех ${randomUUID().slice(0, 6)}`],
  })),
  'leads.membership.list': own(() => ({ from: '2026-01', to: '2026-12' })),
  'leads.membership.save': named(({ branchId }) => ({ branchId, ...figures })),
  'leads.membership.load': own(() => ({ text: 'Никто;2026-10;5', source: 'Реестр' })),
};

export async function createMatrixLead(
  test: TestApp,
  { organization }: Pick<TestOrganization, 'organization'>,
): Promise<MatrixLead> {
  const { db, clock } = test.app;
  const { id: organizationId, branchId } = organization;
  const made = await db.leadForm.create({
    data: { organizationId, key: randomUUID().replaceAll('-', '').slice(0, 10), title: 'Вступить' },
  });
  const row = await db.lead.create({
    data: {
      organizationId,
      formId: made.id,
      sendingHash: randomUUID(),
      branchId,
      createdAt: clock.now(),
      stateAt: clock.now(),
    },
  });
  return { leadId: row.id, formId: made.id, branchId };
}
