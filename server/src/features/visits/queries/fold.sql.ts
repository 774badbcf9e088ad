// Sums of hours and days. Additions are taken away and added to the sums in one statement: each counts once, whatever
// happens in between, and a reader of both tables sees it once.
export const FOLD = `
  WITH taken AS (
    DELETE FROM visit_delta WHERE id IN (SELECT id FROM visit_delta ORDER BY id LIMIT $1) RETURNING *
  ), hours AS (
    INSERT INTO visit_hour AS sum (site, hour, day, views, visits, visitors, bounces, seconds, named)
    SELECT site, hour, day, sum(views), sum(visits), sum(visitors), sum(bounces), sum(seconds), sum(named)
    FROM taken WHERE dimension = 0 GROUP BY site, hour, day
    ON CONFLICT (site, hour) DO UPDATE SET views = sum.views + excluded.views, visits = sum.visits + excluded.visits,
      visitors = sum.visitors + excluded.visitors, bounces = sum.bounces + excluded.bounces,
      seconds = sum.seconds + excluded.seconds, named = sum.named + excluded.named
  ), days AS (
    INSERT INTO visit_day AS sum (site, dimension, day, word, views, visits, visitors, bounces, seconds, named)
    SELECT site, dimension, day, word, sum(views), sum(visits), sum(visitors), sum(bounces), sum(seconds), sum(named)
    FROM taken WHERE dimension > 0 GROUP BY site, dimension, day, word
    ON CONFLICT (site, dimension, day, word) DO UPDATE SET views = sum.views + excluded.views,
      visits = sum.visits + excluded.visits, visitors = sum.visitors + excluded.visitors,
      bounces = sum.bounces + excluded.bounces, seconds = sum.seconds + excluded.seconds, named = sum.named + excluded.named
  )
  SELECT count(*)::int AS count FROM taken`;

/** Visits of a day counted from the single rows, and what the sums say: [site, day, counted, summed]. */
export const COMPARE_DAY = `
  WITH bounds AS (
    SELECT $2::date AS day, ($2::date::timestamp AT TIME ZONE $3) AS since,
      (($2::date + 1)::timestamp AT TIME ZONE $3) AS until
  ), counted AS (
    SELECT (SELECT count(*) FROM visit_happening h, bounds WHERE h.site = $1 AND h.kind = 1 AND h.at >= since AND h.at < until)
        AS views,
      (SELECT count(*) FROM visit_session s, bounds WHERE s.site = $1 AND s.started_at >= since AND s.started_at < until)
        AS visits
  ), summed AS (
    SELECT coalesce(sum(views), 0) AS views, coalesce(sum(visits), 0) AS visits FROM (
      SELECT views, visits FROM visit_hour, bounds WHERE site = $1 AND visit_hour.day = bounds.day
      UNION ALL
      SELECT views, visits FROM visit_delta, bounds
        WHERE site = $1 AND visit_delta.day = bounds.day AND dimension = 0
    ) all_sums
  )
  SELECT (summed.views - counted.views)::int AS views, (summed.visits - counted.visits)::int AS visits
  FROM counted, summed`;
