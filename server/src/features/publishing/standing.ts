// When publishing counts as standing: one answer for the strip on the screen and for monitors. By the database's clock.

/** A worker that has not beaten for so long is silent. */
export const ALIVE_SECONDS = 30;
/** A target may be this late before sending counts as standing. */
export const GRACE_SECONDS = 60;

/**
 * SQL: may the target go out by itself? A follow-up waits until what it stands under is out, however late that gets:
 * then it is that one which stands. `alias`: of post_target in the statement.
 */
export function isFree(alias: string): string {
  return `(${alias}.position = 0 OR EXISTS (
    SELECT 1 FROM post_target above WHERE above.post_id = ${alias}.post_id AND above.state = 'published'
      AND above.channel_id = ${alias}.channel_id AND above.position = ${alias}.position - 1))`;
}
