// How a journey begins: a server and a browser of its own, and mostly an organization whose owner is signed in.
import type { Role } from '@rupor/shared/organization/permissions';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Opened, type OpenOptions, useBrowser } from './browser.ts';
import { call, connectPractice, type OWNER, type Rupor, setUp, startRupor } from './server.ts';

type Device = Omit<OpenOptions, 'origin'>;

/** Of the server that runs; to be read in hooks and tests only. */
export interface Journey extends Omit<Rupor, 'stop'> {
  open(device?: Device): Promise<Opened>;
}

export interface Union extends Journey {
  owner: BrowserContext;
  /** The owner's first page. */
  office: Page;
  /** Practice channels in the order of connectPractice; none where the journey connects its own. */
  channels: { id: string; name: string }[];
  /** Somebody new, invited by the owner and signed in on a device of their own. */
  join(person: typeof OWNER, role: Role, device?: Device): Promise<Opened>;
}

/** Call at the top of a journey file. With RUPOR_DEMO the organization of the demo is there. */
export function useRupor(env: Record<string, string> = {}): Journey {
  const browser = useBrowser();
  let server: Rupor | undefined;
  beforeAll(async () => {
    server = await startRupor(env);
  });
  afterAll(() => server?.stop());
  const running = () => begun(server);
  return {
    get origin() {
      return running().origin;
    },
    get setupLink() {
      return running().setupLink;
    },
    sql: (statement, values) => running().sql(statement, values),
    open: (device) => browser.open({ origin: running().origin, ...device }),
  };
}

interface UnionOptions {
  timeZone?: string;
  hasChannels?: boolean;
}

/** The same with an organization, its owner signed in, and three practice channels. */
export function useUnion({ hasChannels = true, ...options }: UnionOptions = {}): Union {
  const rupor = useRupor();
  let opened: Opened | undefined;
  let channels: Union['channels'] = [];
  beforeAll(async () => {
    opened = await rupor.open();
    await setUp(opened.context, rupor, options);
    if (hasChannels) channels = await connectPractice(opened.context);
  });
  return {
    ...{ sql: rupor.sql, open: rupor.open },
    get origin() {
      return rupor.origin;
    },
    get setupLink() {
      return rupor.setupLink;
    },
    get owner() {
      return begun(opened).context;
    },
    get office() {
      return begun(opened).page;
    },
    get channels() {
      return channels;
    },
    async join(person, role, device) {
      const joined = await rupor.open(device);
      const body = { roles: [role], branchId: null };
      const made = await call(begun(opened).context, 'POST', '/invitations', body);
      const token = (made as { url: string }).url.split('#')[1];
      await call(joined.context, 'POST', '/invitations/accept', { token, ...person });
      return joined;
    },
  };
}

function begun<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Rupor runs in hooks and tests only');
  return value;
}
