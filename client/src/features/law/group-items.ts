// The same rule about five channels or ten pictures is one line.
import type { ChecklistItem } from '@rupor/shared/law/contract';

export interface ItemGroup {
  ruleId: string;
  level: ChecklistItem['level'];
  mayOverride: boolean;
  /** Names of channels or files; empty: the whole post. */
  names: string[];
  because: string[];
  /** What nobody has answered yet. */
  open: ChecklistItem[];
  answered: ChecklistItem[];
  checkedOn: string;
  isStale: boolean;
  note: string;
}

/** In the order of the items; what is settled goes last. */
export function groupItems(items: readonly ChecklistItem[]): ItemGroup[] {
  const groups = new Map<string, ItemGroup>();
  for (const item of items) {
    const { ruleId, level, mayOverride, checkedOn, isStale, note } = item;
    const group = groups.get(ruleId) ?? {
      ...{ ruleId, level, mayOverride, checkedOn, isStale, note },
      names: [],
      because: [],
      open: [],
      answered: [],
    };
    if (item.subjectName !== '') group.names.push(item.subjectName);
    group.because = [...new Set([...group.because, ...item.because])];
    (item.answer ? group.answered : group.open).push(item);
    groups.set(ruleId, group);
  }
  return [...groups.values()].sort((a, b) => Number(isSettled(a)) - Number(isSettled(b)));
}

export function isSettled({ open }: ItemGroup): boolean {
  return open.length === 0;
}

export interface ChecklistSum {
  stops: number;
  looks: number;
}

/** What keeps the post from going out, and what a person should still look at. */
export function sumGroups(groups: readonly ItemGroup[]): ChecklistSum {
  const open = groups.filter((group) => !isSettled(group));
  return {
    stops: open.filter(({ level }) => level === 'block').length,
    looks: open.filter(({ level }) => level === 'warn' || level === 'check').length,
  };
}
