// Sums of links by their numbers; a link without a click has no row.

export interface SumRow {
  link: number;
  clicks: number;
  visitors: number;
  shared: number;
  looks: number;
  missed: number;
  last_at: Date | null;
}

/** $1 numbers. */
export const LINK_SUMS = `SELECT d.link, sum(d.clicks)::int AS clicks, sum(d.visitors)::int AS visitors,
    sum(d.shared)::int AS shared, sum(d.looks)::int AS looks, sum(d.missed)::int AS missed,
    (SELECT max(c.at) FROM short_link_click c WHERE c.link = d.link) AS last_at
  FROM short_link_day d WHERE d.link = ANY ($1::int[]) GROUP BY d.link`;

/** $1 organization, $2 first day. */
export const RECENT_CLICKS = `SELECT coalesce(sum(d.clicks), 0)::int AS clicks FROM short_link l
  JOIN short_link_day d ON d.link = l.number WHERE l.organization_id = $1 AND d.day >= $2`;

/** $1 number, $2 first day, $3 last day: every day, without clicks too. */
export const LINK_DAYS = `SELECT to_char(g.day, 'YYYY-MM-DD') AS day, coalesce(d.clicks, 0) AS clicks, coalesce(d.visitors, 0) AS visitors
  FROM generate_series($2::date, $3::date, '1 day') AS g (day)
  LEFT JOIN short_link_day d ON d.link = $1 AND d.day = g.day ORDER BY g.day`;

/** $1 number. */
export const LINK_PARTS = `SELECT source, device, count(*)::int AS clicks FROM short_link_click WHERE link = $1 GROUP BY source, device`;

/** $1 organization, $2 code: applications whose last touch was the link. Index: lead_organization_id_created_at_idx. */
export const APPLICATIONS_OF_LINK = `SELECT count(*)::int AS applications FROM lead l
  JOIN lead_touch t ON t.lead_id = l.id AND t."order" = 'last' WHERE l.organization_id = $1 AND t.link = $2`;
