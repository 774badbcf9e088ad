// What a question of the chain is about, as every statement takes it: $1 organization, $2 first and $3 last day,
// $4 zone, $5 campaign, $6 post, $7 rubric, $8 place; null = not narrowed.

export interface ChainScope {
  organizationId: string;
  from: string;
  to: string;
  timeZone: string;
  campaignId: string | null;
  postId: string | null;
  rubricId: string | null;
  place: string | null;
}

export function valuesOf(scope: ChainScope): (string | null)[] {
  const { organizationId, from, to, timeZone, campaignId, postId, rubricId, place } = scope;
  return [organizationId, from, to, timeZone, campaignId, postId, rubricId, place];
}

/** Short links that lead from there. Index: short_link_organization_id_campaign_id_idx. */
export const LINKS = `SELECT l.number, l.id, l.code, l.kind, l.post_id, l.channel_id, l.member_id, l.place, p.rubric_id
  FROM short_link l LEFT JOIN post p ON p.id = l.post_id
  WHERE l.organization_id = $1::uuid
    AND ($5::uuid IS NULL OR l.campaign_id = $5::uuid OR p.campaign_id = $5::uuid)
    AND ($6::uuid IS NULL OR l.post_id = $6::uuid) AND ($7::uuid IS NULL OR p.rubric_id = $7::uuid)
    AND ($8::text IS NULL OR l.place = $8::text)`;

export const SINCE = `($2::date)::timestamp AT TIME ZONE $4::text`;
export const UNTIL = `($3::date + 1)::timestamp AT TIME ZONE $4::text`;

/** Whether an application belongs to the question by one of its touches `t`; $9 tags of the campaign. */
export const IS_OF = `CASE WHEN $5::uuid IS NULL AND $6::uuid IS NULL AND $7::uuid IS NULL AND $8::text IS NULL THEN true
  ELSE coalesce(t.link <> '' AND t.link IN (SELECT code FROM links), false)
    OR ($6::uuid IS NULL AND $7::uuid IS NULL AND $8::text IS NULL
        AND (coalesce(t.utm_campaign = ANY ($9::text[]), false) OR (t.lead_id IS NULL AND l.campaign_id = $5::uuid))) END`;

/** A touch `t` whose source is named: by a link or tag, or by the page somebody came from. */
export const IS_TRACKED = `(t.source NOT IN (0, 15) OR t.utm_campaign <> '' OR t.utm_source <> '' OR t.link <> '')`;
