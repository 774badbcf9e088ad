// Finds the REST API of a site and asks who this is and what this person may do there.
import { z } from 'zod';
import type { Clock } from '../../lib/clock.ts';
import type { SafeFetch } from '../../lib/safe-fetch.ts';
import type { CheckResult, ConnectResult, NetworkCall } from '../network.ts';
import { callSite, classify, type Site } from './api.ts';

const Me = z.object({ id: z.number(), name: z.string(), capabilities: z.record(z.string(), z.boolean()) });
const Root = z.object({ name: z.string(), url: z.string(), namespaces: z.array(z.string()) });

interface Dependencies {
  fetch: SafeFetch;
  clock: Clock;
}

export function siteOf({ fetch, clock }: Dependencies, { channel, signal }: NetworkCall): Site {
  const { root } = channel.settings;
  const { username = '', appPassword = '' } = channel.credentials;
  return {
    fetch,
    signal,
    now: clock.now(),
    root: typeof root === 'string' ? root : '',
    username,
    appPassword,
  };
}

export async function connectSite(
  { fetch, clock }: Dependencies,
  fields: Record<string, string>,
  signal: AbortSignal,
): Promise<ConnectResult> {
  const typed = fields.site?.trim() ?? '';
  const address = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(address)) return { kind: 'problem', problem: 'bad_site', field: 'site' };
  const root = `${address.replace(/\/+(wp-admin.*|wp-json.*)?$/, '')}/wp-json`;
  const site: Site = {
    fetch,
    signal,
    now: clock.now(),
    root,
    username: fields.username?.trim() ?? '',
    // Shown in groups of four, and typed as shown.
    appPassword: (fields.appPassword ?? '').replace(/\s+/g, ''),
  };
  const index = await callSite(site, { method: 'GET', path: '/' });
  if (index.kind !== 'ok') return refuse(classify(index).problem);
  const about = Root.safeParse(index.data).data;
  if (!about?.namespaces.includes('wp/v2'))
    return { kind: 'problem', problem: 'not_wordpress', field: 'site' };
  const me = await readMe(site);
  if ('problem' in me) return refuse(me.problem);
  const { username, appPassword } = site;
  return {
    kind: 'connected',
    remoteId: root.replace(/^https?:\/\//, '').toLowerCase(),
    name: about.name || new URL(address).host,
    handle: me.name,
    url: about.url,
    settings: { root },
    credentials: { username, appPassword },
  };
}

export async function checkSite(site: Site): Promise<CheckResult> {
  const me = await readMe(site);
  if (!('problem' in me)) return { kind: 'works', handle: me.name };
  return { kind: me.isAuth ? 'reconnect' : 'retrying', problem: me.problem };
}

async function readMe(site: Site): Promise<{ name: string } | { problem: string; isAuth: boolean }> {
  const answer = await callSite(site, { method: 'GET', path: '/wp/v2/users/me?context=edit' });
  if (answer.kind !== 'ok') {
    const { kind, problem } = classify(answer);
    return { problem, isAuth: kind === 'auth' };
  }
  const me = Me.safeParse(answer.data).data;
  if (!me) return { problem: 'unreadable_answer', isAuth: false };
  if (!me.capabilities.publish_posts || !me.capabilities.upload_files)
    return { problem: 'no_publish_right', isAuth: true };
  return { name: me.name };
}

function refuse(problem: string): ConnectResult {
  if (problem === 'wrong_app_password') return { kind: 'problem', problem, field: 'appPassword' };
  if (problem === 'no_publish_right') return { kind: 'problem', problem, field: 'username' };
  return { kind: 'problem', problem, field: 'site' };
}
