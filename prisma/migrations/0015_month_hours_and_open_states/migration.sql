-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "checks_links" BOOLEAN NOT NULL DEFAULT true;

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "has_targets" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "hour_fact" (
    "organization_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "is_simulated" BOOLEAN NOT NULL,
    "hour" INTEGER NOT NULL,
    "posts" INTEGER NOT NULL,
    "placements" INTEGER NOT NULL,
    "views" BIGINT,
    "views_n" INTEGER NOT NULL,
    "engagement" BIGINT,
    "engagement_n" INTEGER NOT NULL,
    "clicks" BIGINT,
    "clicks_n" INTEGER NOT NULL,
    "engagement_views" BIGINT,
    "viewed_engagement" BIGINT,
    "engagement_ratio_n" INTEGER NOT NULL,
    "clicks_views" BIGINT,
    "viewed_clicks" BIGINT,
    "clicks_ratio_n" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,
    "manual" INTEGER NOT NULL,
    "simulated" INTEGER NOT NULL,

    CONSTRAINT "hour_fact_pkey" PRIMARY KEY ("organization_id","month","is_simulated","hour")
);

-- CreateTable
CREATE TABLE "hour_month" (
    "organization_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "time_zone" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL,

    CONSTRAINT "hour_month_pkey" PRIMARY KEY ("organization_id","month")
);

-- CreateTable
CREATE TABLE "hour_change" (
    "id" BIGSERIAL NOT NULL,
    "organization_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "hour_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "hour_change_organization_id_at_idx" ON "hour_change"("organization_id", "at");

-- A number that the network tells goes before what was typed in: the same rule as sum-numbers.ts. What was typed in
-- stays in target_total and speaks where the network is silent. Nothing known = null.
CREATE OR REPLACE VIEW "target_latest" AS
SELECT target_id,
  coalesce(max(views) FILTER (WHERE source <> 'manual'), max(views) FILTER (WHERE source = 'manual')) AS views,
  coalesce(max(reach) FILTER (WHERE source <> 'manual'), max(reach) FILTER (WHERE source = 'manual')) AS reach,
  coalesce(max(likes) FILTER (WHERE source <> 'manual'), max(likes) FILTER (WHERE source = 'manual')) AS likes,
  coalesce(max(comments) FILTER (WHERE source <> 'manual'), max(comments) FILTER (WHERE source = 'manual')) AS comments,
  coalesce(max(shares) FILTER (WHERE source <> 'manual'), max(shares) FILTER (WHERE source = 'manual')) AS shares,
  coalesce(max(clicks) FILTER (WHERE source <> 'manual'), max(clicks) FILTER (WHERE source = 'manual')) AS clicks,
  bool_or(source = 'counted') AS counted, bool_or(source = 'manual') AS manual, bool_or(source = 'simulated') AS simulated,
  count(views) > 0 AND count(views) FILTER (WHERE source <> 'manual') = 0 AS views_manual,
  count(clicks) > 0 AND count(clicks) FILTER (WHERE source <> 'manual') = 0 AS clicks_manual,
  (count(likes) > 0 AND count(likes) FILTER (WHERE source <> 'manual') = 0)
    OR (count(comments) > 0 AND count(comments) FILTER (WHERE source <> 'manual') = 0)
    OR (count(shares) > 0 AND count(shares) FILTER (WHERE source <> 'manual') = 0) AS engagement_manual
FROM target_total GROUP BY target_id;
DO $$ BEGIN PERFORM fill_placement(target_id) FROM target_total WHERE source = 'manual'; END $$;

-- Publications of a year are counted from the index alone; their numbers change without touching it.
DROP INDEX "placement_organization_id_published_at_idx";
CREATE INDEX "placement_organization_id_published_at_idx" ON "placement" ("organization_id", "published_at")
  INCLUDE ("post_id", "channel_id");

-- Whether a post goes anywhere. Targets are added and removed under the lock of their post; a change of state, which
-- comes from any process at any time, does not touch the post.
CREATE FUNCTION "keep_has_targets"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE post SET has_targets = true WHERE id = NEW.post_id AND NOT has_targets;
  ELSE
    UPDATE post SET has_targets = false WHERE id = OLD.post_id AND has_targets
      AND NOT EXISTS (SELECT FROM post_target t WHERE t.post_id = OLD.post_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "post_target_came_or_went" AFTER INSERT OR DELETE ON "post_target"
  FOR EACH ROW EXECUTE FUNCTION "keep_has_targets"();
UPDATE "post" p SET "has_targets" = true WHERE EXISTS (SELECT FROM "post_target" t WHERE t.post_id = p.id);

-- The list of posts counts states from these two: every living post, and the few that are not simply out.
DROP INDEX "post_living";
CREATE INDEX "post_living" ON "post" ("organization_id", "id") INCLUDE ("has_targets") WHERE "deleted_at" IS NULL;
DROP INDEX "post_target_states";
CREATE INDEX "post_target_open" ON "post_target" ("organization_id", "post_id") INCLUDE ("state")
  WHERE "state" <> 'published';

-- Sums of hours (hour_fact) are kept for months that ended more than 45 days ago. Whatever changes such a month leaves a
-- line here, in the same transaction; a month with a line is read from placements until it is added up again. Lines are
-- only ever added, so nobody waits for anybody, and publishing writes none.
CREATE FUNCTION "note_hour_change"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE old_enough timestamptz := now() - interval '40 days';
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.published_at < old_enough THEN
    INSERT INTO hour_change (organization_id, at) VALUES (OLD.organization_id, OLD.published_at);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.published_at < old_enough THEN
    INSERT INTO hour_change (organization_id, at) VALUES (NEW.organization_id, NEW.published_at);
  END IF;
  -- The same post at the same hour of a week counts once, wherever its other publications lie.
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.published_at <> OLD.published_at) THEN
    INSERT INTO hour_change (organization_id, at)
    SELECT t.organization_id, t.published_at FROM post_target t
    WHERE t.post_id = NEW.post_id AND t.id <> NEW.target_id AND t.position = 0 AND t.state = 'published'
      AND t.published_at < old_enough;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "placement_came_or_went" AFTER INSERT OR DELETE ON "placement"
  FOR EACH ROW EXECUTE FUNCTION "note_hour_change"();
CREATE TRIGGER "placement_changed" AFTER UPDATE ON "placement"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "note_hour_change"();
