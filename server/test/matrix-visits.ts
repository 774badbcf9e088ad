// What the authorisation matrix needs for visits.
import { randomUUID } from 'node:crypto';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';
import { createSite } from './visits.ts';

interface MatrixVisits {
  siteId: string;
  goalId: string;
  funnelId: string;
  segmentId: string;
  noteId: string;
  fileId: string;
}

const period = { from: '2026-10-01', to: '2026-10-28' };
const steps = [
  { kind: 'page' as const, pattern: '/' },
  { kind: 'form' as const, pattern: '*' },
];
const filters = [{ by: 'source' as const, is: 'equal' as const, value: 'vk' }];
const past = { source: 'other' as const, by: 'total' as const, csv: 'date,views\n2025-01-01,5\n' };
const own = 'own' as const;
const foreign = 'not_found' as const;
const ofSite = ({ siteId }: MatrixVisits) => ({ siteId });
const ofPeriod = ({ siteId }: MatrixVisits) => ({ siteId, ...period });
const ofShare = ({ siteId }: MatrixVisits) => ({ id: siteId });

export const visitEntries = {
  'visits.sites': { input: () => undefined, foreign: own },
  'visits.createSite': {
    input: () => ({ name: randomUUID(), allowedHosts: ['profsoyuz.example'] }),
    foreign: own,
  },
  'visits.ownSite': { input: () => undefined, foreign: own },
  'visits.updateSite': { input: ({ siteId }: MatrixVisits) => ({ id: siteId, retentionDays: 90 }), foreign },
  'visits.share': { input: ofShare, foreign },
  'visits.unshare': { input: ofShare, foreign },
  'visits.overview': { input: ofPeriod, foreign },
  'visits.series': { input: ofPeriod, foreign },
  'visits.panel': { input: (made: MatrixVisits) => ({ ...ofPeriod(made), by: 'path' }), foreign },
  'visits.now': { input: ofSite, foreign },
  'visits.state': { input: ofPeriod, foreign },
  'visits.exportCsv': { input: ofPeriod, foreign },
  'visits.goals.list': { input: ofSite, foreign },
  'visits.goals.create': {
    input: ({ siteId }: MatrixVisits) => ({ siteId, name: randomUUID(), kind: 'page', pattern: '/' }),
    foreign,
  },
  'visits.goals.update': { input: ({ goalId }: MatrixVisits) => ({ id: goalId, pattern: '/a*' }), foreign },
  'visits.goals.remove': { input: ({ goalId }: MatrixVisits) => ({ id: goalId }), foreign },
  'visits.goals.report': { input: ofPeriod, foreign },
  'visits.funnels.list': { input: ofSite, foreign },
  'visits.funnels.create': {
    input: ({ siteId }: MatrixVisits) => ({ siteId, name: randomUUID(), steps }),
    foreign,
  },
  'visits.funnels.remove': { input: ({ funnelId }: MatrixVisits) => ({ id: funnelId }), foreign },
  'visits.funnels.report': { input: (made: MatrixVisits) => ({ ...ofPeriod(made), steps }), foreign },
  'visits.retention': { input: ofSite, foreign },
  'visits.segments.list': { input: ofSite, foreign },
  'visits.segments.create': {
    input: ({ siteId }: MatrixVisits) => ({ siteId, name: randomUUID(), filters }),
    foreign,
  },
  'visits.segments.remove': { input: ({ segmentId }: MatrixVisits) => ({ id: segmentId }), foreign },
  'visits.notes.create': {
    input: ({ siteId }: MatrixVisits) => ({ siteId, day: '2026-10-05', text: 'Вышла статья' }),
    foreign,
  },
  'visits.notes.update': { input: ({ noteId }: MatrixVisits) => ({ id: noteId, text: 'Эфир' }), foreign },
  'visits.notes.remove': { input: ({ noteId }: MatrixVisits) => ({ id: noteId }), foreign },
  'visits.past.list': { input: ofSite, foreign },
  'visits.past.check': { input: ({ siteId }: MatrixVisits) => ({ siteId, ...past }), foreign },
  'visits.past.apply': { input: ({ siteId }: MatrixVisits) => ({ siteId, ...past }), foreign },
  'visits.past.remove': { input: ({ fileId }: MatrixVisits) => ({ id: fileId }), foreign },
  // Without the visitor's agent in a header it is no visit; route tests send one.
  'visits.send': {
    input: ({ siteId }: MatrixVisits) => ({ siteId, url: 'https://profsoyuz.example/' }),
    foreign,
    also: ['invalid_input' as const],
  },
};

export async function createMatrixVisits(
  test: TestApp,
  { organization: { id: organizationId } }: TestOrganization,
): Promise<MatrixVisits> {
  const { id: siteId } = await createSite(test, organizationId);
  const of = { organizationId, siteId, name: randomUUID() };
  const { db } = test.app;
  const day = new Date('2025-10-05');
  const [goal, funnel, segment, note, file] = await Promise.all([
    db.visitGoal.create({ data: { ...of, kind: 'page', pattern: '/' } }),
    db.visitFunnel.create({ data: { ...of, steps } }),
    db.visitSegment.create({ data: { ...of, filters } }),
    db.visitNote.create({ data: { organizationId, siteId, day, text: 'Эфир' } }),
    db.visitPastFile.create({
      data: {
        organizationId,
        siteId,
        source: 'other',
        by: 'total',
        fileName: '',
        from: day,
        to: day,
        rows: 1,
      },
    }),
  ]);
  return {
    siteId,
    goalId: goal.id,
    funnelId: funnel.id,
    segmentId: segment.id,
    noteId: note.id,
    fileId: file.id,
  };
}
