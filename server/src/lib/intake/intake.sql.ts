// The intake: one row a commit of the accepting process, taken away in the transaction that works it off. Rows of a kind
// are worked off by one process at a time, in the order of their numbers; its primary key (kind, id) serves every question.

/** $1 kind, $2 received at, $3 items, $4 payload. */
export const ADD = {
  name: 'intake-add',
  text: 'INSERT INTO intake (kind, received_at, items, payload) VALUES ($1, $2, $3, $4)',
};

/** Whoever holds it works off this kind; the others wait for their turn. $1 kind. */
export const LOCK = {
  name: 'intake-lock',
  text: 'SELECT pg_advisory_xact_lock(1769108577, hashtext($1))',
};

/** The oldest rows that hold at least $2 items together, one at least. $1 kind, $3 most rows. */
export const TAKE = {
  name: 'intake-take',
  text: `SELECT i.id::text AS id, i.items, i.payload FROM (
      SELECT id, sum(items) OVER (ORDER BY id) - items AS before FROM (
        SELECT id, items FROM intake WHERE kind = $1 AND NOT is_aside ORDER BY id LIMIT $3
      ) oldest
    ) taken JOIN intake i ON i.kind = $1 AND i.id = taken.id
    WHERE taken.before < $2 ORDER BY i.id`,
};

/** $1 kind, $2 numbers. */
export const REMOVE = {
  name: 'intake-remove',
  text: 'DELETE FROM intake WHERE kind = $1 AND id = ANY ($2::bigint[])',
};

/** The oldest one that cannot be worked off, out of the way of the others. $1 kind. */
export const PUT_ASIDE = `UPDATE intake SET is_aside = true
  WHERE kind = $1 AND id = (SELECT min(id) FROM intake WHERE kind = $1 AND NOT is_aside) RETURNING id::text AS id`;

/** $1 kind. */
export const COUNT =
  'SELECT coalesce(sum(items), 0)::int AS items FROM intake WHERE kind = $1 AND NOT is_aside';

/** Is anything waiting at all? */
export const IS_WAITING = 'SELECT EXISTS (SELECT 1 FROM intake WHERE NOT is_aside) AS waits';
