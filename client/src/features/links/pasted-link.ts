import { COMMON_UTM } from '@rupor/shared/campaigns/utm-dictionary';
import { lintLink } from '@rupor/shared/campaigns/utm-lint';

/** A pasted address without foreign marks, and the names of those that went; what is no address stays as it was typed. */
export function cleanPasted(pasted: string): { address: string; removed: string[] } {
  const linted = lintLink(pasted, COMMON_UTM);
  const mended = linted?.problems.filter(({ level }) => level === 'mends') ?? [];
  if (!linted || mended.length === 0) return { address: pasted.trim(), removed: [] };
  return { address: linted.clean, removed: [...new Set(mended.map(({ params }) => params.name))] };
}
