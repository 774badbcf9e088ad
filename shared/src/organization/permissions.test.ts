import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AT_BRANCH,
  can,
  type Grant,
  isSomewhere,
  isWithin,
  mayAt,
  PERMISSIONS,
  type Permission,
  ROLES,
  reachOf,
} from './permissions.ts';

const permissions = Object.keys(PERMISSIONS) as Permission[];
const grant = fc.record({
  role: fc.constantFrom(...ROLES),
  branchIds: fc.option(fc.subarray(['a', 'b', 'c'], { minLength: 1 }), { nil: null }),
});

describe('reachOf', () => {
  it('a further role never takes anything away', () => {
    fc.assert(
      fc.property(fc.array(grant), grant, fc.constantFrom(...permissions), (grants, more, permission) => {
        const before = reachOf(grants, permission);
        const after = reachOf([...grants, more], permission);
        for (const branchId of ['a', 'b', 'c', null])
          if (isWithin(before, branchId)) expect(isWithin(after, branchId)).toBe(true);
      }),
    );
  });

  it('in the whole organization a role does there what the table says, at a branch never more', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ROLES),
        fc.constantFrom(...permissions),
        fc.subarray(['a', 'b'], { minLength: 1 }),
        (role, permission, branchIds) => {
          const whole = reachOf([{ role, branchIds: null }], permission);
          expect(whole).toEqual(can([role], permission) ? null : []);
          const there = reachOf([{ role, branchIds }], permission);
          if (isSomewhere(there)) expect(whole).toBeNull();
          if (AT_BRANCH.includes(permission) && can([role], permission)) expect(there).toEqual(branchIds);
        },
      ),
    );
  });

  it('keeps roles apart: what one gives at its branch the other does not give at its own', () => {
    const grants: Grant[] = [
      { role: 'editor', branchIds: ['north'] },
      { role: 'council', branchIds: ['south'] },
    ];
    expect(reachOf(grants, 'posts.schedule')).toEqual(['north']);
    expect(reachOf(grants, 'posts.read')).toBeNull();
    expect(reachOf(grants, 'campaigns.manage')).toEqual([]);
    expect(reachOf(grants, 'channels.manage')).toEqual([]);
  });
});

describe('mayAt', () => {
  const rights = { permissions: ['posts.read', 'posts.write'], reach: { 'posts.write': ['north'] } };

  it('asks for every branch, and for the right itself where no branch is named', () => {
    expect(mayAt(rights, 'posts.write', 'north')).toBe(true);
    expect(mayAt(rights, 'posts.write', 'north', 'south')).toBe(false);
    expect(mayAt(rights, 'posts.write', null)).toBe(false);
    expect(mayAt(rights, 'posts.write')).toBe(true);
    expect(mayAt(rights, 'posts.read', null, 'south')).toBe(true);
    expect(mayAt(rights, 'channels.manage')).toBe(false);
  });
});
