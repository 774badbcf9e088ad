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
import type { Ctx } from '../src/context.ts';
import { newSession } from '../src/features/auth/session.service.ts';
import { createToken, hashToken } from '../src/lib/crypto.ts';
import { newId } from '../src/lib/uuid.ts';
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
  const roles = [...new Set<Role>(['owner', ...(options.roles ?? ROLES)])];
  const { id: organizationId } = organization;
  const created = await createPeople(
    test,
    roles.map((role) => ({ organizationId, roles: [role], withPassword: options.withPassword })),
  );
  const people = Object.fromEntries(roles.map((role, at) => [role, created[at]])) as Record<Role, Person>;
  return {
    organization: { id: organizationId, name, timeZone: organization.timeZone, branchId: branch.id },
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
  const [person] = await createPeople(test, [options]);
  if (!person) throw new Error('nobody was created');
  return person;
}

/** Five statements for any number of people: thousands of organizations are made in a run. */
async function createPeople(test: TestApp, wanted: NewPerson[]): Promise<Person[]> {
  const { app } = test;
  const people = wanted.map(({ organizationId, roles }) => {
    const called = roles[0] ?? 'person';
    const short = randomUUID().slice(0, 8);
    const userId = newId();
    const { row, cookie: line } = newSession(app, { userId, organizationId });
    const cookie = line.slice(0, line.indexOf(';'));
    const memberId = newId();
    const names = { name: `${called} ${short}`, email: `${called}-${short}@test.rupor` };
    const person = { userId, memberId, organizationId, ...names, roles, cookie };
    return { session: row, person: { ...person, call: client(test, { cookie }) } };
  });
  const persons = people.map(({ person }) => person);
  await app.db.user.createMany({ data: persons.map(({ userId: id, name, email }) => ({ id, name, email })) });
  await app.db.member.createMany({
    data: persons.map(({ memberId: id, organizationId, userId }) => ({ id, organizationId, userId })),
  });
  await app.db.memberRole.createMany({
    data: persons.flatMap(({ organizationId, memberId, roles }, at) =>
      roles.map((role) => ({ organizationId, memberId, role, branchId: wanted[at]?.branchId })),
    ),
  });
  await app.db.session.createMany({ data: people.map(({ session }) => session) });
  const withPassword = persons.filter((_, at) => wanted[at]?.withPassword);
  if (withPassword.length > 0) {
    const password = await hashPassword(PASSWORD);
    await app.db.account.createMany({
      data: withPassword.map(({ userId }) => ({
        userId,
        accountId: userId,
        providerId: 'credential',
        password,
      })),
    });
  }
  return persons;
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
  const [made] = await createApiKeyRows(test, organizationId, [scopes]);
  if (!made) throw new Error('no key was created');
  return made;
}

/** One client a scope, each with a key that may do nothing else. */
export async function apiKeyClients(
  test: TestApp,
  organizationId: string,
  scopes: readonly ApiScope[],
): Promise<Map<ApiScope, Call>> {
  const rows = await createApiKeyRows(
    test,
    organizationId,
    scopes.map((scope) => [scope]),
  );
  return new Map(
    rows.map(({ key }, at) => [scopes[at] as ApiScope, client(test, { authorization: `Bearer ${key}` })]),
  );
}

async function createApiKeyRows({ app }: TestApp, organizationId: string, scopesOf: ApiScope[][]) {
  const owner = await app.db.member.findFirstOrThrow({ where: { organizationId } });
  const made = scopesOf.map((scopes) => ({ id: newId(), key: `rpr_${createToken().token}`, scopes }));
  await app.db.apiKey.createMany({
    data: made.map(({ id, key, scopes }) => ({
      id,
      organizationId,
      name: 'test',
      prefix: key.slice(0, 10),
      keyHash: hashToken(key),
      scopes,
      createdById: owner.userId,
      expiresAt: new Date(app.clock.now().getTime() + 86_400_000),
    })),
  });
  return made;
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
