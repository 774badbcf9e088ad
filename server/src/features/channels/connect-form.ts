// What a person typed into the connect form: the open part is kept beside the channel, so that reconnecting starts
// with it; the secret part never is.
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { type Credentials, toSettings } from './credentials.service.ts';

const KEY = 'typed';

export function trimFields(fields: Credentials): Credentials {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value.trim()]));
}

/** The part of a form that may be stored in the open. */
export function openPart(
  { connectFields }: NetworkCapabilities,
  fields: Credentials,
): Record<string, unknown> {
  const open = connectFields.filter((field) => field.kind !== 'secret' && fields[field.name]);
  return { [KEY]: Object.fromEntries(open.map(({ name }) => [name, fields[name]])) };
}

export function readTyped(settings: unknown): Credentials {
  const typed = toSettings(settings)[KEY];
  const entries = Object.entries(toSettings(typed));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Fills what was left empty: from what was typed before, then from stored secrets of the same name. */
export function fillGaps(
  { connectFields }: NetworkCapabilities,
  { fields, typed, stored }: { fields: Credentials; typed: Credentials; stored: Credentials },
): Credentials {
  const filled = connectFields.map(({ name }) => [name, fields[name] || typed[name] || stored[name] || '']);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}
