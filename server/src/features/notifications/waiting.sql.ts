// What waits for a person, read from the states themselves: a notice without its state is not shown, so nothing has to
// be cleaned up. Newest first, 200 of each kind at most. Indexes: post_target (organization_id, due_at), channel
// (organization_id, network, remote_id), notification (organization_id, resolved_at, created_at).
// $2: the branches to look at; null = all.
const TARGETS = `
SELECT coalesce(n.id, t.id) AS id, n.id IS NOT NULL AS dismissable, t.state::text AS kind,
       coalesce(n.created_at, t.updated_at) AS at, t.id AS target_id, t.due_at, t.problem, t.problem_data,
       p.id AS post_id, p.title, left(coalesce(t.text, p.base_text), 160) AS excerpt,
       c.id AS channel_id, c.name AS channel_name, c.network, c.url AS channel_url, NULL AS person_name
FROM post_target t
JOIN post p ON p.id = t.post_id AND p.deleted_at IS NULL
JOIN channel c ON c.id = t.channel_id
LEFT JOIN LATERAL (
  SELECT id, created_at, resolved_at FROM notification
  WHERE organization_id = t.organization_id AND target_id = t.id AND kind = t.state::text
  ORDER BY created_at DESC LIMIT 1
) n ON true`;

export const WAITING_TARGETS = `${TARGETS}
WHERE t.organization_id = $1 AND t.state IN ('unconfirmed', 'failed', 'missed') AND n.resolved_at IS NULL
  -- Stopped by its channel: one notice of the channel stands for all of them until it works again.
  AND NOT (n.id IS NULL AND t.state <> 'unconfirmed' AND c.health = 'reconnect' AND c.removed_at IS NULL)
  AND ($2::uuid[] IS NULL OR c.branch_id = ANY($2))
ORDER BY at DESC LIMIT 200`;

/** What a person publishes: for the member who looks after the channel ($3), and for whoever decides about sending. */
export const WAITING_BY_HAND = `${TARGETS}
WHERE t.organization_id = $1 AND t.state = 'by_hand' AND t.position = 0
  AND (c.responsible_id = $3 OR $2::uuid[] IS NULL OR c.branch_id = ANY($2))
ORDER BY t.due_at LIMIT 200`;

export const WAITING_CHANNELS = `
SELECT id, false AS dismissable, 'channel_reconnect' AS kind, coalesce(health_since, updated_at) AS at,
       NULL AS target_id, NULL AS due_at, health_problem AS problem, NULL AS problem_data, NULL AS post_id,
       NULL AS title, NULL AS excerpt, id AS channel_id, name AS channel_name, network, url AS channel_url,
       NULL AS person_name
FROM channel WHERE organization_id = $1 AND health = 'reconnect' AND removed_at IS NULL
  AND ($2::uuid[] IS NULL OR branch_id = ANY($2))
ORDER BY at DESC LIMIT 200`;

/**
 * A post in review once, however many channels it has, for those whose turn it is ($3 user id; $4 their roles as
 * [{ role, branchIds | null }]; $5 now): whoever is named, holds the role at the place, or steps in once half the time
 * has passed. Where nobody is named: who may agree at one of its branches. Nobody waits for themselves.
 */
export const WAITING_REVIEWS = `
SELECT p.id, false AS dismissable, 'in_review' AS kind, coalesce(s.opened_at, p.updated_at) AS at,
       NULL AS target_id, t.due_at, NULL AS problem,
       json_build_object('stage', coalesce(s.name, ''), 'answerBy', s.due_at,
         'byLink', coalesce(s.is_external, false)) AS problem_data,
       p.id AS post_id, p.title, left(p.base_text, 160) AS excerpt, NULL AS channel_id, NULL AS channel_name,
       NULL AS network, NULL AS channel_url, u.name AS person_name
FROM post p
JOIN organization o ON o.id = p.organization_id
JOIN LATERAL (SELECT min(r.due_at) AS due_at, count(*) AS n, array_agg(c.branch_id) AS places,
                     bool_or($2::uuid[] IS NULL OR c.branch_id = ANY($2)) AS is_mine
              FROM post_target r JOIN channel c ON c.id = r.channel_id
              WHERE r.post_id = p.id AND r.state = 'in_review') t ON t.n > 0
LEFT JOIN review_round d ON d.post_id = p.id AND d.state = 'open'
LEFT JOIN review_step s ON s.round_id = d.id AND s.opened_at IS NOT NULL AND s.decided_at IS NULL
LEFT JOIN "user" u ON u.id = coalesce(p.edited_by_id, p.author_id)
WHERE p.organization_id = $1 AND p.deleted_at IS NULL
  AND (o.allow_self_approval OR (p.author_id IS DISTINCT FROM $3 AND p.edited_by_id IS DISTINCT FROM $3))
  AND CASE
    WHEN s.id IS NULL OR (coalesce(cardinality(s.person_ids), 0) = 0 AND s.role IS NULL AND NOT s.is_external) THEN t.is_mine
    WHEN $3 = ANY(s.person_ids) THEN true
    WHEN $3 = ANY(s.substitute_ids) AND (s.due_at IS NULL OR $5 >= s.opened_at + (s.due_at - s.opened_at) / 2)
      THEN true
    -- Somebody sends the link out; then the answer is waited for outside.
    WHEN s.is_external THEN t.is_mine AND NOT EXISTS (
      SELECT 1 FROM review_link l
      WHERE l.step_id = s.id AND l.used_at IS NULL AND l.revoked_at IS NULL AND l.expires_at > $5)
    ELSE EXISTS (
      SELECT 1 FROM jsonb_to_recordset($4::jsonb) AS g(role text, "branchIds" uuid[])
      WHERE g.role = s.role::text AND (g."branchIds" IS NULL
        OR (CASE WHEN s.branch_id IS NULL THEN t.places ELSE ARRAY[s.branch_id] END) <@ g."branchIds"))
  END
ORDER BY t.due_at NULLS LAST, at DESC LIMIT 200`;

/** Remarks that call this person ($3) and that they have not seen. Index: comment_mention (…, user_id, seen_at). */
export const WAITING_MENTIONS = `
SELECT m.id, false AS dismissable, 'mention' AS kind, c.created_at AS at, NULL AS target_id, NULL AS due_at,
       NULL AS problem, json_build_object('words', left(c.body, 160)) AS problem_data, p.id AS post_id, p.title,
       left(p.base_text, 160) AS excerpt, NULL AS channel_id, NULL AS channel_name, NULL AS network,
       NULL AS channel_url, c.author_name AS person_name
FROM comment_mention m
JOIN post_comment c ON c.id = m.comment_id AND c.deleted_at IS NULL AND c.resolved_at IS NULL
JOIN post p ON p.id = c.post_id AND p.deleted_at IS NULL
WHERE m.organization_id = $1 AND m.user_id = $2 AND m.seen_at IS NULL
ORDER BY at DESC LIMIT 200`;

/**
 * Publications and landing pages that show somebody who took the consent back: for who is to remove them ($2), and while
 * that is nobody for whoever decides about sending there ($3), or for whoever makes pages ($4). Index: removal_task
 * (organization_id, done_at).
 */
export const WAITING_REMOVALS = `
SELECT k.id, false AS dismissable, 'removal' AS kind, k.created_at AS at, t.id AS target_id, NULL AS due_at,
       NULL AS problem, NULL AS problem_data, p.id AS post_id, p.title,
       left(coalesce(t.text, p.base_text), 160) AS excerpt, c.id AS channel_id, c.name AS channel_name, c.network,
       c.url AS channel_url, k.person_name, l.id AS page_id, l.name AS page_name
FROM removal_task k
LEFT JOIN (post_target t JOIN post p ON p.id = t.post_id JOIN channel c ON c.id = t.channel_id) ON t.id = k.target_id
LEFT JOIN landing_page l ON l.id = k.page_id
WHERE k.organization_id = $1 AND k.done_at IS NULL
  AND (k.responsible_id = $2 OR (k.responsible_id IS NULL AND CASE
    WHEN k.page_id IS NOT NULL THEN $4::boolean
    ELSE $3::uuid[] IS NULL OR c.branch_id = ANY($3) END))
ORDER BY at DESC LIMIT 200`;

export interface WaitingRow {
  id: string;
  dismissable: boolean;
  kind: string;
  at: Date;
  target_id: string | null;
  due_at: Date | null;
  problem: string | null;
  problem_data: Record<string, unknown> | null;
  post_id: string | null;
  title: string | null;
  excerpt: string | null;
  channel_id: string | null;
  channel_name: string | null;
  network: string | null;
  channel_url: string | null;
  person_name: string | null;
  page_id?: string | null;
  page_name?: string | null;
}
