import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDecider, type ReviewStage, type RouteRule, routesFor, stagesOf } from './stages.ts';

const stage = (name: string, changes: Partial<ReviewStage> = {}): ReviewStage => ({
  name,
  personIds: [name],
  substituteIds: [],
  role: null,
  branchId: null,
  isExternal: false,
  hours: null,
  ...changes,
});
const route = (id: string, place: Partial<RouteRule>, stages: ReviewStage[] = [stage(id)]): RouteRule => ({
  id,
  campaignId: null,
  rubricId: null,
  channelId: null,
  stages,
  ...place,
});

describe('routesFor', () => {
  const everywhere = route('everywhere', {});
  const ofCampaign = route('campaign', { campaignId: 'c1' });
  const ofRubric = route('rubric', { rubricId: 'r1' });
  const ofWall = route('wall', { channelId: 'wall' });
  const ofBlog = route('blog', { channelId: 'blog' });
  const all = [everywhere, ofWall, ofBlog, ofRubric, ofCampaign];
  const place = { campaignId: 'c1', rubricId: 'r1', channelIds: ['wall', 'blog'] };

  it('the campaign wins over the rubric, the rubric over channels, channels over everything', () => {
    const ids = (changes: Partial<typeof place>) =>
      routesFor({ ...place, ...changes }, all).map(({ id }) => id);
    const none = null as unknown as string;
    expect(ids({})).toEqual(['campaign']);
    expect(ids({ campaignId: 'c2' })).toEqual(['rubric']);
    expect(ids({ campaignId: none, rubricId: none })).toEqual(['wall', 'blog']);
    expect(ids({ campaignId: none, rubricId: none, channelIds: ['blog'] })).toEqual(['blog']);
    expect(ids({ campaignId: none, rubricId: none, channelIds: ['other'] })).toEqual(['everywhere']);
  });

  it('a route without stages wins too: there nobody is asked', () => {
    const free = route('free', { rubricId: 'r1' }, []);
    expect(stagesOf(routesFor({ ...place, campaignId: null }, [everywhere, free]))).toEqual([]);
  });

  it('does not depend on the order of the routes, except among channels', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all),
        fc.record({
          campaignId: fc.constantFrom('c1', 'c2', null),
          rubricId: fc.constantFrom('r1', 'r2', null),
          channelIds: fc.subarray(['wall', 'blog', 'other']),
        }),
        (routes, at) => {
          const ids = (list: RouteRule[]) =>
            routesFor(at, list)
              .map(({ id }) => id)
              .sort();
          expect(ids([...routes].reverse())).toEqual(ids(routes));
        },
      ),
    );
  });
});

describe('stagesOf', () => {
  it('asks each of several routes, and nobody twice', () => {
    const chair = stage('Председатель', { personIds: ['p1'] });
    const lawyer = stage('Юрист', { personIds: [], isExternal: true });
    const same = stage('Глава', { personIds: ['p1'] });
    const names = stagesOf([route('a', {}, [chair]), route('b', {}, [lawyer, same])]).map(({ name }) => name);
    expect(names).toEqual(['Председатель', 'Юрист']);
  });
});

describe('isDecider', () => {
  const viewer = (role: 'approver' | 'editor', branchIds: string[] | null = null) => ({
    userId: 'me',
    grants: [{ role, branchIds }],
  });

  it('named people and substitutes decide, others of their rights do not', () => {
    const named = stage('Председатель', { personIds: ['me'] });
    expect(isDecider(named, viewer('editor'), [null])).toBe(true);
    expect(isDecider(stage('x', { substituteIds: ['me'] }), viewer('editor'), [null])).toBe(true);
    expect(isDecider(stage('x', { personIds: ['other'] }), viewer('approver'), [null])).toBe(false);
  });

  it('a role decides at its branch and below', () => {
    const byRole = stage('x', { personIds: [], role: 'approver' });
    expect(isDecider(byRole, viewer('approver', ['north']), ['north'])).toBe(true);
    expect(isDecider(byRole, viewer('approver', ['north']), ['north', 'south'])).toBe(false);
    expect(isDecider(byRole, viewer('editor'), ['north'])).toBe(false);
    const atSouth = { ...byRole, branchId: 'south' };
    expect(isDecider(atSouth, viewer('approver', ['north']), ['north'])).toBe(false);
    expect(isDecider(atSouth, viewer('approver', ['south']), ['north'])).toBe(true);
  });

  it('where nobody is named, the right to agree decides; an outside stage is decided by nobody inside', () => {
    const open = stage('', { personIds: [] });
    expect(isDecider(open, viewer('approver'), [])).toBe(true);
    expect(isDecider(open, viewer('editor'), [null])).toBe(false);
    expect(isDecider(open, viewer('approver', ['north']), [])).toBe(false);
    expect(isDecider({ ...open, isExternal: true }, viewer('approver'), [null])).toBe(false);
  });
});
