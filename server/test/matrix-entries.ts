// What the authorisation matrix (matrix.test.ts) calls each endpoint with. One section a feature: a fixture, made anew
// for each call in the organization that owns it, and an entry an endpoint, by its path in the contract.
//
// A new endpoint: add its line to the section of its feature here (posts, calendar, media and campaigns:
// matrix-content.ts; channels: matrix-channels.ts), or to PUBLIC when nobody needs to be signed in for it.
import type { ErrorCode } from '@rupor/shared/lib/errors';
import { DEFAULT_SETTINGS } from '@rupor/shared/notifications/settings';
import type { TestOrganization } from './factories.ts';
import type { TestApp } from './harness.ts';
import { audienceEntries, createMatrixAudience } from './matrix-audiences.ts';
import { channelEntries, createMatrixChannels } from './matrix-channels.ts';
import { contentEntries, createMatrixContent } from './matrix-content.ts';
import { createMatrixIdeas, ideaEntries } from './matrix-ideas.ts';
import { createMatrixPage, landingEntries } from './matrix-landing.ts';
import { createMatrixLaw, lawEntries } from './matrix-law.ts';
import { createMatrixLead, leadEntries } from './matrix-leads.ts';
import { createMatrixLink, linkEntries } from './matrix-links.ts';
import { createMatrixPeople, organizationEntries } from './matrix-organization.ts';
import { createMatrixReview, reviewEntries } from './matrix-review.ts';
import { createMatrixVisits, visitEntries } from './matrix-visits.ts';

interface Entry<Fixture> {
  input: (fixture: Fixture) => unknown;
  /** What the owner of another organization gets for this very input. */
  foreign: 'not_found' | 'own';
  /** Refusals that an allowed person may get here: the fixture is not in the state the act needs. */
  also?: readonly ErrorCode[];
}

export interface MatrixCase {
  path: string;
  foreign: 'not_found' | 'own';
  also: readonly ErrorCode[];
  /** Makes a fresh fixture in the organization and the input that names it. */
  inputFor: (test: TestApp, organization: TestOrganization) => Promise<unknown>;
}

function section<Fixture>(
  create: (test: TestApp, organization: TestOrganization) => Promise<Fixture>,
  entries: Record<string, Entry<Fixture>>,
): MatrixCase[] {
  return Object.entries(entries).map(([path, { input, foreign, also = [] }]) => ({
    path,
    foreign,
    also,
    inputFor: async (test, organization) => input(await create(test, organization)),
  }));
}

const period = { from: '2026-10-01', to: '2026-10-28' };
const nothing = async () => null;

/** Nobody needs to be signed in for these; each has route tests of its own. */
export const PUBLIC = [
  'auth.session',
  'auth.signIn',
  'auth.verifyCode',
  'auth.signOut',
  'auth.demoAccounts',
  'organization.setup.status',
  'organization.setup.complete',
  'organization.invitations.get',
  'organization.invitations.accept',
  'review.links.open',
  'review.links.file',
  'review.links.decide',
  'system.health',
  'visits.shared',
];

/** A person and their own account; the roles play no part. Each has route tests of its own. */
export const SIGNED_IN = [
  'auth.sessions',
  'auth.revokeSession',
  'auth.revokeOtherSessions',
  'auth.chooseOrganization',
  'auth.changePassword',
  'auth.updateProfile',
  'auth.enableTotp',
  'auth.confirmTotp',
  'auth.disableTotp',
  'auth.newBackupCodes',
  'organization.invitations.join',
];

/** Covered by matrix-content.test.ts, which knows their finer rules (own drafts, four eyes). */
export const CONTENT = Object.keys(contentEntries);

export const MATRIX: MatrixCase[] = [
  ...section(createMatrixPeople, organizationEntries),
  ...section((_test, organization) => createMatrixChannels(organization), channelEntries),
  ...section((_test, organization) => createMatrixAudience(organization), audienceEntries),
  ...section(createMatrixIdeas, ideaEntries),
  ...section(createMatrixPage, landingEntries),
  ...section(createMatrixLaw, lawEntries),
  ...section(createMatrixLead, leadEntries),
  ...section(createMatrixLink, linkEntries),
  ...section(createMatrixContent, {
    'publishing.state': { input: () => undefined, foreign: 'own' },
    'publishing.pause': { input: () => ({}), foreign: 'own' },
    'publishing.resume': { input: () => ({}), foreign: 'own' },
    'publishing.journal': { input: ({ draftId }) => ({ postId: draftId }), foreign: 'not_found' },
    'publishing.confirm': {
      input: ({ draftTargetId }) => ({ targetId: draftTargetId }),
      foreign: 'not_found',
      also: ['state_conflict'],
    },
    'publishing.retry': {
      input: ({ draftTargetId }) => ({ targetId: draftTargetId }),
      foreign: 'not_found',
      also: ['state_conflict'],
    },
    'publishing.byHand': {
      input: ({ draftTargetId }) => ({ targetId: draftTargetId }),
      foreign: 'not_found',
    },
    // Whoever does not decide about sending answers only for channels they look after: by-hand.test.ts.
    'publishing.doneByHand': {
      input: ({ draftTargetId }) => ({ targetId: draftTargetId }),
      foreign: 'not_found',
      also: ['state_conflict', 'forbidden'],
    },
    'publishing.declineByHand': {
      input: ({ draftTargetId }) => ({ targetId: draftTargetId }),
      foreign: 'not_found',
      also: ['state_conflict', 'forbidden'],
    },
    'links.mine': { input: ({ draftId }) => ({ postId: draftId }), foreign: 'not_found' },
    'links.makeMine': {
      input: ({ draftId }) => ({ postId: draftId }),
      foreign: 'not_found',
      also: ['state_conflict'],
    },
    'insights.postNumbers': { input: ({ draftId }) => ({ postId: draftId }), foreign: 'not_found' },
    'insights.enterManually': {
      input: ({ draftTargetId }) => ({ kind: 'post', targetId: draftTargetId, numbers: { views: 5 } }),
      foreign: 'not_found',
      also: ['state_conflict'],
    },
  }),
  ...section(createMatrixReview, reviewEntries),
  ...section(createMatrixVisits, visitEntries),
  ...section(createNotice, {
    'notifications.list': { input: () => undefined, foreign: 'own' },
    'notifications.resolve': { input: (id) => ({ id }), foreign: 'not_found' },
    'notifications.news': { input: () => ({}), foreign: 'own' },
    'notifications.readNews': { input: () => ({}), foreign: 'own' },
    'notifications.settings': { input: () => undefined, foreign: 'own' },
    'notifications.saveSettings': { input: () => DEFAULT_SETTINGS, foreign: 'own' },
    'notifications.unlinkChat': { input: () => undefined, foreign: 'own' },
    'notifications.bot': { input: () => undefined, foreign: 'own' },
    'notifications.removeBot': { input: () => undefined, foreign: 'own' },
  }),
  ...section(createMatrixBot, {
    'notifications.linkChat': { input: () => undefined, foreign: 'not_found' },
    // The channel's token is asked of Telegram, which no test reaches.
    'notifications.connectBot': {
      input: ({ channelId }) => ({ channelId }),
      foreign: 'not_found',
      also: ['network_problem'],
    },
  }),
  ...section(nothing, {
    'insights.overview': { input: () => period, foreign: 'own' },
    'insights.series': { input: () => period, foreign: 'own' },
    'insights.breakdown': { input: () => period, foreign: 'own' },
    'insights.posts': { input: () => period, foreign: 'own' },
    'insights.channelFollowers': { input: () => period, foreign: 'own' },
    'insights.numbersTemplate': { input: () => period, foreign: 'own' },
    'insights.checkNumbersFile': { input: () => ({ csv: 'url,views\n' }), foreign: 'own' },
    'insights.applyNumbersFile': { input: () => ({ csv: 'url,views\n' }), foreign: 'own' },
    'insights.exportCsv': { input: () => period, foreign: 'own' },
  }),
];

async function createMatrixBot(
  { app }: TestApp,
  { organization, owner }: TestOrganization,
): Promise<{ channelId: string }> {
  const organizationId = organization.id;
  const remoteId = `-100${Math.floor(Math.random() * 1e12)}`;
  const [channel] = await Promise.all([
    app.db.channel.create({ data: { organizationId, network: 'telegram', remoteId, name: 'Канал' } }),
    app.db.noticeBot.upsert({
      where: { organizationId },
      update: {},
      create: {
        organizationId,
        botId: remoteId,
        username: 'rupor_bot',
        apiRoot: 'https://telegram.example',
        credentials: '',
        createdById: owner.userId,
      },
    }),
  ]);
  return { channelId: channel.id };
}

async function createNotice(test: TestApp, { organization }: TestOrganization): Promise<string> {
  const { draftId, draftTargetId } = await createMatrixContent(test, { organization });
  const { db } = test.app;
  await db.postTarget.update({ where: { id: draftTargetId }, data: { state: 'missed' } });
  const { id } = await db.notification.create({
    data: {
      organizationId: organization.id,
      kind: 'missed',
      incidentKey: `missed:${draftTargetId}`,
      postId: draftId,
      targetId: draftTargetId,
    },
  });
  return id;
}
