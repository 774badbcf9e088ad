// Reads the connect form: which kind of key a person has, and what belongs to it. An ordinary key is exchanged once right
// here: whether the exchange works is known before the channel is, and not half an hour later.
import type { ConnectResult } from '../network.ts';
import type { OkContext } from './api.ts';
import { connectOk, explain } from './connect.ts';
import { exchangeTokens, keysOf } from './tokens.ts';

type Where = Pick<OkContext, 'fetch' | 'apiRoot' | 'signal'>;

export async function connectByFields(where: Where, fields: Record<string, string>): Promise<ConnectResult> {
  const read = (name: string) => fields[name]?.trim() ?? '';
  const applicationKey = read('applicationKey');
  if (read('tokenKind') !== 'ordinary') {
    const keys = { accessToken: read('accessToken'), sessionSecretKey: read('sessionSecretKey') };
    const found = await connectOk({ ...where, applicationKey, keys }, read('group'));
    return found.kind === 'connected'
      ? { ...found, settings: { ...found.settings, tokenKind: 'long' } }
      : found;
  }
  const settings = { tokenKind: 'ordinary', applicationId: read('applicationId') };
  const typed = { refreshToken: read('refreshToken'), applicationSecretKey: read('applicationSecretKey') };
  const answer = await exchangeTokens(where, settings.applicationId, typed);
  if (answer.kind !== 'ok') return explain(answer);
  const credentials = { ...typed, ...answer.tokens };
  const keys = keysOf(settings, credentials);
  const found = await connectOk({ ...where, applicationKey, keys }, read('group'));
  if (found.kind !== 'connected') return found;
  return { ...found, settings: { ...found.settings, ...settings }, credentials };
}
