import { VISIT_MARKS, type VisitMark } from '@rupor/shared/visits/dimensions';
import { SOURCE_GROUPS, sourceGroupOf } from '@rupor/shared/visits/source-group';
import type { Hit } from './hit.ts';
import type { Words } from './words.ts';

/** What a visit began with, as numbers: see VISIT_MARKS. */
export type Marks = readonly number[];

function textOf(hit: Hit, mark: VisitMark): string {
  switch (mark) {
    case 'entry':
      return hit.path;
    case 'host':
      return hit.host;
    case 'referrer':
      return hit.referrerHost;
    case 'utmSource':
      return hit.utm.source;
    case 'utmMedium':
      return hit.utm.medium;
    case 'utmCampaign':
      return hit.utm.campaign;
    case 'utmContent':
      return hit.utm.content;
    case 'utmTerm':
      return hit.utm.term;
    case 'link':
      return hit.link;
    case 'bucket':
      return hit.bucket;
    case 'device':
      return hit.agent.device;
    case 'browser':
      return hit.agent.browser;
    case 'system':
      return hit.agent.system;
    case 'language':
      return hit.language;
    case 'country':
      return hit.country;
    case 'region':
      return hit.region;
    case 'source':
      return '';
  }
}

/** Texts of a hit that the dictionary has to learn; those that only a visit's first hit names, where it may be one. */
export function unknownWords(hit: Hit, mayBegin: boolean, words: Words): [number, string][] {
  const { number } = hit.site;
  const found: [number, string][] = [];
  const ask = (value: string) => {
    if (!words.knows(number, value)) found.push([number, value]);
  };
  ask(hit.path);
  ask(hit.name);
  if (mayBegin) for (const mark of VISIT_MARKS) ask(textOf(hit, mark));
  return found;
}

export function marksOf(hit: Hit, words: Words): Marks {
  const { referrerHost, host, utm } = hit;
  const source = sourceGroupOf({
    referrerHost: referrerHost || null,
    host,
    utmSource: utm.source || null,
    utmMedium: utm.medium || null,
  });
  return VISIT_MARKS.map((mark) =>
    mark === 'source' ? SOURCE_GROUPS[source] : words.idOf(hit.site.number, textOf(hit, mark)),
  );
}
