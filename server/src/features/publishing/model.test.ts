// A model of one post's life played against the database: whatever people, workers, crashes and clocks do in whatever
// order, there is never a second effect, and what the database says follows the arrows of the state machine.
import { randomUUID } from 'node:crypto';
import { canMove, type TargetState } from '@rupor/shared/posts/state-machine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createOrganization, ctxOf } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { createSchedule } from '../../../test/scheduled-posts.ts';
import { whenBackgroundIdle } from '../../jobs/background.ts';
import { markSent, openAttempt } from './attempt.sql.ts';
import { claimNext } from './claim.sql.ts';
import { freeze } from './frozen-request.ts';
import { publishLine } from './line.service.ts';
import { confirmPublished, retryTarget } from './resolve.service.ts';
import { sweep } from './sweep.job.ts';

const running = new AbortController().signal;
const acts = [
  'publish',
  'sweep',
  'pause',
  'resume',
  'dieClaimed',
  'dieOpened',
  'dieSent',
  'dieAfterEffect',
  'confirm',
  'retry',
  'tooLate',
] as const;
type Act = (typeof acts)[number];

describe('life of a target', () => {
  const test = useTestApp();

  it.each(['practice-wall', 'practice-messenger'])(
    '%s: no order of events posts twice by itself',
    async (network) => {
      const { organization, owner } = await createOrganization(test, { roles: [] });
      const ctx = ctxOf(test, owner);
      const { db } = test.app;

      async function play(events: readonly Act[]) {
        await db.organization.update({ where: { id: organization.id }, data: { pausedAt: null } });
        const { targets } = await createSchedule(db, { organizationId: organization.id, network });
        const [target] = targets;
        if (!target) throw new Error('nothing scheduled');
        const read = () => db.postTarget.findUniqueOrThrow({ where: { id: target.id } });
        const effects = () => db.practicePost.count({ where: { account: target.account } });
        /** Sendings a person ordered although the post might be out: only those may make a second one. */
        let ordered = 0;
        for (const event of events) {
          const before = (await read()).state;
          const known = await effects();
          if (event === 'retry' && before === 'unconfirmed' && known > 0) ordered += 1;
          await perform(event, target.id, target.channelId, target.account);
          const after = (await read()).state;
          expectArrow(before, after, event);
          expect(await effects(), events.join(' ')).toBeLessThanOrEqual(
            network === 'practice-wall' ? 1 : 1 + ordered,
          );
        }
      }

      async function perform(event: Act, id: string, channelId: string, account: string) {
        if (event === 'publish') await publishLine(test.app, channelId, running);
        if (event === 'sweep') {
          await db.postTarget.updateMany({
            where: { id, state: 'publishing' },
            data: { leaseUntil: new Date(Date.now() - 1_000) },
          });
          await sweep(test.app, running);
          await whenBackgroundIdle(test.app);
        }
        if (event === 'pause' || event === 'resume')
          await db.organization.update({
            where: { id: organization.id },
            data: { pausedAt: event === 'pause' ? new Date() : null },
          });
        if (event.startsWith('die')) await die(event, channelId, account);
        if (event === 'tooLate')
          await db.postTarget.updateMany({
            where: { id, state: 'scheduled' },
            data: { dueAt: new Date(Date.now() - 5 * 3_600_000) },
          });
        const refused = (error: unknown) => {
          if ((error as { code?: string }).code !== 'state_conflict') throw error;
        };
        if (event === 'confirm') await confirmPublished(ctx, { targetId: id }).catch(refused);
        if (event === 'retry') await retryTarget(ctx, { targetId: id }).catch(refused);
      }

      /** What a worker leaves behind when it is killed at that place. */
      async function die(event: Act, channelId: string, account: string) {
        const claim = await claimNext(test.app, channelId, randomUUID());
        if (claim.kind !== 'claimed' || event === 'dieClaimed') return;
        const key = `${claim.target.id}-${claim.target.version}`;
        const post = {
          idempotencyKey: key,
          createdAt: new Date().toISOString(),
          text: 'Т',
          options: {},
          images: [],
          files: [],
          replyTo: null,
        };
        await openAttempt(test.app, claim.target, { key, request: freeze(post) });
        if (event === 'dieOpened') return;
        const isSent = await markSent(test.app, claim.target);
        if (isSent && event === 'dieAfterEffect')
          await db.practicePost.createMany({
            data: [{ account, key: network === 'practice-wall' ? key : null, text: 'Т' }],
            skipDuplicates: true,
          });
      }

      await fc.assert(
        fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 9 }), play),
        { numRuns: 25, endOnFailure: true },
      );
    },
    120_000,
  );
});

/** Several arrows may lie between two looks; each end must be reachable from the start. */
function expectArrow(from: TargetState, to: TargetState, event: string) {
  const seen = new Set<TargetState>([from]);
  const states: TargetState[] = ['scheduled', 'publishing', 'published', 'failed', 'unconfirmed', 'missed'];
  for (let grown = true; grown; ) {
    const next = states.filter((state) => !seen.has(state) && [...seen].some((each) => canMove(each, state)));
    for (const state of next) seen.add(state);
    grown = next.length > 0;
  }
  expect(seen.has(to), `${event}: ${from} to ${to}`).toBe(true);
  if (from === 'published') expect(to).toBe('published');
}
