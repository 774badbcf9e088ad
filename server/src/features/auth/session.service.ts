// Sessions: idle limit 7 days, absolute limit 30 days, checked in the database at every request, so that a revoked
// cookie is refused at once. The cookie carries 256 random bits, signed; a new one is made at every sign-in.
import { randomBytes } from 'node:crypto';
import type { Grant } from '@rupor/shared/organization/permissions';
import type { Actor, App } from '../../context.ts';
import type { Db, Tx } from '../../lib/db.ts';
import { cookieLine, readSignedCookie, signValue } from './cookies.ts';

export const IDLE_MS = 7 * 24 * 60 * 60_000;
export const ABSOLUTE_MS = 30 * 24 * 60 * 60_000;
/** The idle limit moves on at most this often. */
const TOUCH_MS = 60 * 60_000;

interface NewSession {
  userId: string;
  organizationId?: string | null;
  ip?: string | null;
  userAgent?: string | null;
}

/** Writes a session and answers with the cookie that opens it. */
export async function createSession(app: App, session: NewSession, db: Db | Tx = app.db): Promise<string> {
  const { row, cookie } = newSession(app, session);
  await db.session.create({ data: row });
  return cookie;
}

/** A session that is not written yet, and the cookie that opens it once it is. */
export function newSession(app: App, { userId, organizationId, ip, userAgent }: NewSession) {
  const now = app.clock.now();
  const token = randomBytes(32).toString('base64url');
  const row = {
    token,
    userId,
    activeOrganizationId: organizationId ?? null,
    ipAddress: ip ?? null,
    userAgent: userAgent?.slice(0, 300) ?? null,
    createdAt: now,
    updatedAt: now,
    expiresAt: new Date(now.getTime() + IDLE_MS),
  };
  return { row, cookie: sessionCookie(app, token) };
}

function sessionCookie(app: App, token: string): string {
  return cookieLine(app.config, 'session', signValue(app.config, token), ABSOLUTE_MS / 1000);
}

export interface ResolvedSession {
  signedIn: { userId: string; sessionId: string; name: string; email: string };
  actor: Extract<Actor, { kind: 'user' }> | null;
}

interface Row {
  id: string;
  user_id: string;
  name: string;
  email: string;
  updated_at: Date;
  created_at: Date;
  member_id: string | null;
  organization_id: string | null;
  grants: Grant[] | null;
}

/** A role at the root branch or at none counts everywhere, else at its branch and all below it. */
const GRANTS = `
  SELECT json_agg(json_build_object('role', r.role, 'branchIds',
    CASE WHEN b.parent_id IS NOT NULL THEN (
      WITH RECURSIVE below AS (
        SELECT b.id, 0 AS depth
        UNION SELECT c.id, below.depth + 1 FROM branch c JOIN below ON c.parent_id = below.id)
      SELECT json_agg(id ORDER BY depth) FROM below) END) ORDER BY r.id)
  FROM member_role r LEFT JOIN branch b ON b.id = r.branch_id WHERE r.member_id = m.id`;

/** Whose session this request carries. A deactivated member keeps no organization. */
export async function resolveSession(app: App, headers: Headers): Promise<ResolvedSession | null> {
  const token = readSignedCookie(app.config, headers, 'session');
  if (!token) return null;
  const now = app.clock.now();
  const { rows } = await app.pool.query<Row>(
    `SELECT s.id, s.created_at, s.updated_at, u.id AS user_id, u.name, u.email,
            m.id AS member_id, m.organization_id,
            (${GRANTS}) AS grants
     FROM session s JOIN "user" u ON u.id = s.user_id
     LEFT JOIN LATERAL (
       SELECT id, organization_id FROM member WHERE user_id = u.id AND deactivated_at IS NULL
       ORDER BY (organization_id = s.active_organization_id) DESC NULLS LAST, created_at LIMIT 1) m ON true
     WHERE s.token = $1 AND s.expires_at > $2 AND s.created_at > $3`,
    [token, now, new Date(now.getTime() - ABSOLUTE_MS)],
  );
  const [row] = rows;
  if (!row) return null;
  if (now.getTime() - row.updated_at.getTime() > TOUCH_MS) await touchSession(app, row, now);
  return {
    signedIn: { userId: row.user_id, sessionId: row.id, name: row.name, email: row.email },
    actor: actorOf(row),
  };
}

function actorOf(
  row: Pick<Row, 'user_id' | 'name' | 'member_id' | 'organization_id' | 'grants'>,
): ResolvedSession['actor'] {
  if (!row.member_id || !row.organization_id) return null;
  return {
    kind: 'user',
    userId: row.user_id,
    memberId: row.member_id,
    organizationId: row.organization_id,
    name: row.name,
    grants: row.grants ?? [],
  };
}

/** A member in the name of whom something comes that carries no session; null: none, or not active. */
export async function actorOfMember(
  { pool }: Pick<App, 'pool'>,
  { userId, organizationId }: { userId: string; organizationId: string },
): Promise<ResolvedSession['actor']> {
  const { rows } = await pool.query<
    Pick<Row, 'user_id' | 'name' | 'member_id' | 'organization_id' | 'grants'>
  >(
    `SELECT u.id AS user_id, u.name, m.id AS member_id, m.organization_id, (${GRANTS}) AS grants
     FROM member m JOIN "user" u ON u.id = m.user_id
     WHERE m.user_id = $1 AND m.organization_id = $2 AND m.deactivated_at IS NULL`,
    [userId, organizationId],
  );
  const [row] = rows;
  return row ? actorOf(row) : null;
}

async function touchSession(app: App, row: Row, now: Date): Promise<void> {
  await app.pool.query('UPDATE session SET updated_at = $2, expires_at = $3 WHERE id = $1', [
    row.id,
    now,
    new Date(now.getTime() + IDLE_MS),
  ]);
}
