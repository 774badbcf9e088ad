import type { ChecklistItem } from '@rupor/shared/law/contract';
import { describe, expect, it } from 'vitest';
import { groupItems, sumGroups } from './group-items.ts';

const ANSWER = { id: '1', name: 'Ольга', at: '2026-11-20T10:00:00Z', reason: '', isOverride: false };

function item(part: Partial<ChecklistItem>): ChecklistItem {
  return {
    ruleId: 'elections',
    level: 'warn',
    mayOverride: false,
    subjectId: null,
    subjectName: '',
    because: [],
    checkedOn: '2026-03-15',
    isStale: true,
    note: '',
    answer: null,
    ...part,
  };
}

describe('groupItems', () => {
  it('says the same rule once, with every name and every reason once', () => {
    const [group, ...others] = groupItems([
      item({ ruleId: 'meta-mention', subjectName: 'Стена', because: ['инстаграм'] }),
      item({ ruleId: 'meta-mention', subjectName: 'Канал', because: ['инстаграм'], answer: ANSWER }),
    ]);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ names: ['Стена', 'Канал'], because: ['инстаграм'] });
    expect([group?.open.length, group?.answered.length]).toEqual([1, 1]);
  });

  it('what is settled goes last and is counted no more', () => {
    const groups = groupItems([
      item({ ruleId: 'meta-link', level: 'block', answer: ANSWER }),
      item({ ruleId: 'ad-without-erid', level: 'block' }),
      item({ ruleId: 'data-contacts', level: 'check' }),
      item({ ruleId: 'ad-report', level: 'record' }),
    ]);
    expect(groups.at(-1)?.ruleId).toBe('meta-link');
    expect(sumGroups(groups)).toEqual({ stops: 1, looks: 1 });
  });
});
