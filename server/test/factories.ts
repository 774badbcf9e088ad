// Organizations and people for tests. Use inside a test (each test builds its own, nothing is shared):
//
//   const test = useTestApp();
//   it('…', async () => {
//     const { organization, owner, people } = await createOrganization(test);
//     await people.editor.call.posts.create({ … });                 // typed client, signed in as that role
//     await expect(people.council.call.posts.create({ … })).rejects.toMatchObject({ code: 'forbidden' });
//     const ctx = ctxOf(test, owner);                               // to call a service directly
//     const key = await apiKeyClient(test, organization.id, ['posts:read']);
//     const other = await createOrganization(test, { roles: ['owner'] });   // another tenant
//   });
//
// People have a real session cookie (`person.cookie`) but no scrypt is run for them: the password is set only with
// `withPassword: true` (PASSWORD), where the test signs in by hand. Errors of `call` are ORPCError { code, status, data }.
import { randomUUID } from 'node:crypto';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '@rupor/shared/contract';
import { type ApiScope, ROLES, type Role } from '@rupor/shared/organization/permissions';
import { hashPassword } from 'better-auth/crypto';
import type { App, Ctx } from '../src/context.ts';
import { createSession } from '../src/features/auth/session.service.ts';
import { createToken, hashToken } from '../src/lib/crypto.ts';
import type { TestApp } from './harness.ts';

export type Call = JsonifiedClient<ContractRouterClient<typeof contract>>;

export interface Person {
  userId: string;
  memberId: string;
  organizationId: string;
  name: string;
  email: string;
  roles: Role[];
  /** `name=value`, as a browser would send it. */
  cookie: string;
  call: Call;
}

export interface TestOrganization {
  organization: { id: string; name: string; timeZone: string; branchId: string };
  owner: Person;
  people: Record<Role, Person>;
}

export const PASSWORD = 'Заводская проходная 7';

interface Options {
  /** Whom to create; the owner always is. Default: one person a role. */
  roles?: readonly Role[];
  name?: string;
  timeZone?: string;
  isDemo?: boolean;
  withPassword?: boolean;
}

export async function createOrganization(test: TestApp, options: Options = {}): Promise<TestOrganization> {
  const { db } = test.app;
  const name = options.name ?? `Профсоюз ${randomUUID().slice(0, 8)}`;
  const organization = await db.organization.create({
    data: { name, timeZone: options.timeZone ?? 'Asia/Yekaterinburg', isDemo: options.isDemo ?? false },
  });
  const branch = await db.branch.create({ data: { organizationId: organization.id, name } });
  const people = {} as Record<Role, Person>;
  for (const role of new Set<Role>(['owner', ...(options.roles ?? ROLES)]))
    people[role] = await createPerson(test, {
      organizationId: organization.id,
      roles: [role],
      withPassword: options.withPassword,
    });
  return {
    organization: { id: organization.id, name, timeZone: organization.timeZone, branchId: branch.id },
    owner: people.owner,
    people,
  };
}

interface NewPerson {
  organizationId: string;
  roles: Role[];
  /** Where they hold their roles; default: in the whole organization. */
  branchId?: string;
  withPassword?: boolean;
}

/** One more person of an organization, signed in. */
export async function createPerson(test: TestApp, options: NewPerson): Promise<Person> {
  const { db } = test.app;
  const { organizationId, roles, branchId } = options;
  const short = randomUUID().slice(0, 8);
  const user = await db.user.create({
    data: { name: `${roles[0] ?? 'person'} ${short}`, email: `${roles[0] ?? 'person'}-${short}@test.rupor` },
  });
  if (options.withPassword)
    await db.account.create({
      data: {
        userId: user.id,
        accountId: user.id,
        providerId: 'credential',
        password: await hashPassword(PASSWORD),
      },
    });
  const member = await db.member.create({ data: { organizationId, userId: user.id } });
  await db.memberRole.createMany({
    data: roles.map((role) => ({ organizationId, memberId: member.id, role, branchId })),
  });
  const cookie = await signInDirectly(test.app, user.id, organizationId);
  return {
    userId: user.id,
    memberId: member.id,
    organizationId,
    name: user.name,
    email: user.email,
    roles,
    cookie,
    call: client(test, { cookie }),
  };
}

async function signInDirectly(app: App, userId: string, organizationId: string): Promise<string> {
  const line = await createSession(app, { userId, organizationId });
  return line.slice(0, line.indexOf(';'));
}

let addresses = 0;
/** Every client sits at its own; believed only where a test says that a proxy stands in front (TRUST_PROXY). */
function nextAddress(): string {
  addresses += 1;
  return `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`;
}

/** A typed client with the given request headers; without any: somebody who is not signed in. */
export function client(test: TestApp, headers: Record<string, string> = {}): Call {
  const link = new OpenAPILink(contract, {
    url: `${test.origin}/api`,
    headers: { 'x-rupor-request': '1', 'x-forwarded-for': nextAddress(), ...headers },
  });
  return createORPCClient(link);
}

/** A client with a fresh API key of these scopes. */
export async function apiKeyClient(test: TestApp, organizationId: string, scopes: ApiScope[]): Promise<Call> {
  const { key } = await createApiKeyRow(test, organizationId, scopes);
  return client(test, { authorization: `Bearer ${key}` });
}

export async function createApiKeyRow(test: TestApp, organizationId: string, scopes: ApiScope[]) {
  const key = `rpr_${createToken().token}`;
  const owner = await test.app.db.member.findFirstOrThrow({ where: { organizationId } });
  const row = await test.app.db.apiKey.create({
    data: {
      organizationId,
      name: 'test',
      prefix: key.slice(0, 10),
      keyHash: hashToken(key),
      scopes,
      createdById: owner.userId,
      expiresAt: new Date(test.app.clock.now().getTime() + 86_400_000),
    },
  });
  return { key, id: row.id };
}

/** For tests that call a service directly, in the name of a person whose roles count everywhere. */
export function ctxOf(test: TestApp, person: Person): Ctx {
  return {
    ...test.app,
    actor: {
      kind: 'user',
      userId: person.userId,
      memberId: person.memberId,
      organizationId: person.organizationId,
      name: person.name,
      grants: person.roles.map((role) => ({ role, branchIds: null })),
    },
    organizationId: person.organizationId,
    requestId: 'test',
    ip: '127.0.0.1',
  };
}
