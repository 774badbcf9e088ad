// Any order of acts by anybody, against the real service: nothing stands in the plan that the stage has not agreed to
// word by word, and who does not plan changes nothing of what is agreed to or planned, by whichever path.

import { weeklyLike } from '@rupor/shared/posts/recurrence';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createChannel, DAY_MINUTES, inMinutes } from '../../../test/content.ts';
import { createOrganization, createPerson, type Person } from '../../../test/factories.ts';
import { useTestApp } from '../../../test/harness.ts';
import { run } from '../../../test/matrix-run.ts';
import { stageOf } from '../../../test/review.ts';

const test = useTestApp();

const WHO = ['volunteer', 'editor', 'chair', 'approver', 'admin'] as const;
const ACTS = [
  'submit',
  'approve',
  'approveWithEdit',
  'sendBack',
  'schedule',
  'publishNow',
  'move',
  'bulkMove',
  'edit',
  'cancel',
  'restore',
  'series',
  'duplicate',
  'restoreVersion',
] as const;
type Act = (typeof ACTS)[number];
/** Of these only the stage's own person may do the first two, and only who plans the rest. */
const PLANNING: readonly Act[] = ['schedule', 'publishNow', 'series'];

const command = fc.record({
  who: fc.constantFrom(...WHO),
  act: fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom<Act>('submit', 'approve', 'approve', 'schedule') },
    { weight: 3, arbitrary: fc.constantFrom(...ACTS) },
  ),
  text: fc.constantFrom('Автобус в 23:40', 'Автобус в 23:50', 'Автобус отменён'),
});

async function createWorld() {
  const made = await createOrganization(test, { roles: ['ambassador', 'editor', 'admin', 'approver'] });
  const { organization, owner, people } = made;
  const chair = await createPerson(test, { organizationId: organization.id, roles: ['approver'] });
  await owner.call.review.routes.save({ stages: [stageOf('Председатель', { personIds: [chair.userId] })] });
  const channelId = await createChannel(test, organization.id);
  const who: Record<(typeof WHO)[number], Person> = {
    volunteer: people.ambassador,
    editor: people.editor,
    chair,
    approver: people.approver,
    admin: people.admin,
  };
  return { who, channelId, owner };
}

/** What each act asks of the API, with what stands there now. */
function requestOf(
  act: Act,
  post: { id: string; version: number; targetId: string },
  text: string,
): [string, unknown] {
  const { id, version, targetId } = post;
  const plan = inMinutes(DAY_MINUTES);
  switch (act) {
    case 'approve':
      return ['posts.approve', { id, version }];
    case 'approveWithEdit':
      return ['review.approveWithEdit', { postId: id, version, baseText: text }];
    case 'sendBack':
      return ['posts.sendBack', { id, note: 'Уточните' }];
    case 'submit':
      return ['posts.submit', { id, plan }];
    case 'schedule':
      return ['posts.schedule', { id, ...plan }];
    case 'move':
      return ['posts.moveTarget', { id, targetIds: [targetId], ...inMinutes(DAY_MINUTES * 2) }];
    case 'bulkMove':
      return ['posts.bulk', { ids: [id], act: { kind: 'move', days: 1 } }];
    case 'edit':
      return ['posts.save', { id, version, baseText: text }];
    case 'series': {
      const rule = { ...weeklyLike(plan.wallTime.slice(0, 10)), count: 1 };
      return ['posts.series.create', { postId: id, rule, ...plan }];
    }
    case 'restoreVersion':
      return ['review.versions.restore', { postId: id, number: 1, version }];
    case 'publishNow':
    case 'cancel':
    case 'restore':
    case 'duplicate':
      return [`posts.${act}`, { id }];
  }
}

async function look(id: string) {
  const { version, baseText, targets } = await test.app.db.post.findUniqueOrThrow({
    where: { id },
    include: { targets: true },
  });
  const [target] = targets;
  if (!target) throw new Error('the post lost its channel');
  return { id, version, baseText, targetId: target.id, state: target.state, dueAt: target.dueAt?.getTime() };
}

describe('agreement as a machine', () => {
  it('holds whatever is done by whomever', async () => {
    const { who, channelId } = await createWorld();
    const seen = { planned: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 6, maxLength: 16 }), async (commands) => {
        const { id } = await who.volunteer.call.posts.create({
          baseText: 'Автобус в 23:40',
          targets: [{ channelId }],
        });
        const agreed = new Set<string>();
        for (const { who: name, act, text } of commands) {
          const before = await look(id);
          const [path, input] = requestOf(act, before, text);
          const { code, answer } = await run(who[name].call, path, input);
          const after = await look(id);
          const told = `${name} ${act}: ${before.state} → ${after.state} (${code})`;
          const isDone =
            code === 'ok' && (act !== 'bulkMove' || JSON.stringify(answer).includes('"ok":true'));
          if (isDone && (act === 'approve' || act === 'approveWithEdit')) {
            expect(name, told).toBe('chair');
            agreed.add(after.baseText);
          }
          if (isDone && act === 'sendBack') agreed.clear();
          if (['scheduled', 'approved'].includes(after.state)) {
            expect(agreed.has(after.baseText), told).toBe(true);
            seen.planned += 1;
          }
          if (name === 'volunteer') {
            if (PLANNING.includes(act)) expect(isDone, told).toBe(false);
            if (['scheduled', 'approved'].includes(before.state)) expect(after, told).toEqual(before);
          }
          if (act === 'duplicate' && isDone)
            expect((await look((answer as { id: string }).id)).state, told).toBe('draft');
          if (code !== 'ok') {
            expect(['forbidden', 'state_conflict', 'version_conflict'], told).toContain(code);
            expect(after, told).toEqual(before);
            seen.refused += 1;
          }
        }
      }),
      { numRuns: 8, seed: 20_261_123 },
    );
    // Otherwise the run has proved nothing.
    expect(seen.planned).toBeGreaterThan(3);
    expect(seen.refused).toBeGreaterThan(10);
  });
});
