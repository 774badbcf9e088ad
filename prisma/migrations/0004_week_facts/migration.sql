-- CreateTable
CREATE TABLE "week_fact" (
    "organization_id" UUID NOT NULL,
    "week" DATE NOT NULL,
    "channel_id" UUID NOT NULL,
    "rubric_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "source" "number_source" NOT NULL,
    "views" INTEGER,
    "reach" INTEGER,
    "likes" INTEGER,
    "comments" INTEGER,
    "shares" INTEGER,
    "clicks" INTEGER,

    CONSTRAINT "week_fact_pkey" PRIMARY KEY ("organization_id","week","channel_id","rubric_id","campaign_id","source")
);

-- CreateTable
CREATE TABLE "placement" (
    "target_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "views" INTEGER,
    "reach" INTEGER,
    "likes" INTEGER,
    "comments" INTEGER,
    "shares" INTEGER,
    "clicks" INTEGER,
    "counted" BOOLEAN NOT NULL DEFAULT false,
    "manual" BOOLEAN NOT NULL DEFAULT false,
    "simulated" BOOLEAN NOT NULL DEFAULT false,
    "views_manual" BOOLEAN NOT NULL DEFAULT false,
    "clicks_manual" BOOLEAN NOT NULL DEFAULT false,
    "engagement_manual" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("target_id")
);

-- CreateIndex
CREATE INDEX "placement_organization_id_published_at_idx" ON "placement"("organization_id", "published_at");

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "post_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whole weeks of what is already known.
INSERT INTO "week_fact" ("organization_id", "week", "channel_id", "rubric_id", "campaign_id", "source",
  "views", "reach", "likes", "comments", "shares", "clicks")
SELECT organization_id, date_trunc('week', day)::date, channel_id, rubric_id, campaign_id, source,
  sum(views), sum(reach), sum(likes), sum(comments), sum(shares), sum(clicks)
FROM "day_fact" GROUP BY 1, 2, 3, 4, 5, 6;

-- Latest numbers of a target: what was typed in goes before what the network says. Nothing known = null.
CREATE VIEW "target_latest" AS
SELECT target_id,
  coalesce(max(views) FILTER (WHERE source = 'manual'), max(views) FILTER (WHERE source <> 'manual')) AS views,
  coalesce(max(reach) FILTER (WHERE source = 'manual'), max(reach) FILTER (WHERE source <> 'manual')) AS reach,
  coalesce(max(likes) FILTER (WHERE source = 'manual'), max(likes) FILTER (WHERE source <> 'manual')) AS likes,
  coalesce(max(comments) FILTER (WHERE source = 'manual'), max(comments) FILTER (WHERE source <> 'manual')) AS comments,
  coalesce(max(shares) FILTER (WHERE source = 'manual'), max(shares) FILTER (WHERE source <> 'manual')) AS shares,
  coalesce(max(clicks) FILTER (WHERE source = 'manual'), max(clicks) FILTER (WHERE source <> 'manual')) AS clicks,
  bool_or(source = 'counted') AS counted, bool_or(source = 'manual') AS manual, bool_or(source = 'simulated') AS simulated,
  count(views) FILTER (WHERE source = 'manual') > 0 AS views_manual,
  count(clicks) FILTER (WHERE source = 'manual') > 0 AS clicks_manual,
  count(coalesce(likes, comments, shares)) FILTER (WHERE source = 'manual') > 0 AS engagement_manual
FROM target_total GROUP BY target_id;

CREATE FUNCTION "fill_placement"(wanted uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE placement p SET
    views = n.views, reach = n.reach, likes = n.likes, comments = n.comments, shares = n.shares, clicks = n.clicks,
    counted = coalesce(n.counted, false), manual = coalesce(n.manual, false), simulated = coalesce(n.simulated, false),
    views_manual = coalesce(n.views_manual, false), clicks_manual = coalesce(n.clicks_manual, false),
    engagement_manual = coalesce(n.engagement_manual, false)
  FROM (SELECT wanted AS id) w LEFT JOIN target_latest n ON n.target_id = w.id
  WHERE p.target_id = w.id
$$;

-- A placement is there exactly while its target is published; what follows under a post is part of it, not one more. Each target has a row of its own, so two processes that
-- publish one post never wait for each other here.
CREATE FUNCTION "keep_placement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'published' AND NEW.published_at IS NOT NULL THEN
    INSERT INTO placement (target_id, organization_id, post_id, channel_id, published_at)
    VALUES (NEW.id, NEW.organization_id, NEW.post_id, NEW.channel_id, NEW.published_at)
    ON CONFLICT (target_id) DO UPDATE SET organization_id = excluded.organization_id, post_id = excluded.post_id,
      channel_id = excluded.channel_id, published_at = excluded.published_at;
    PERFORM fill_placement(NEW.id);
  ELSE
    DELETE FROM placement WHERE target_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "post_target_placed" AFTER INSERT ON "post_target"
  FOR EACH ROW WHEN (NEW.state = 'published' AND NEW.position = 0) EXECUTE FUNCTION "keep_placement"();
CREATE TRIGGER "post_target_replaced"
  AFTER UPDATE OF "state", "published_at", "organization_id", "post_id", "channel_id" ON "post_target"
  FOR EACH ROW WHEN (NEW.position = 0 AND (NEW.state = 'published' OR OLD.state = 'published')) EXECUTE FUNCTION "keep_placement"();

CREATE FUNCTION "refill_placement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM fill_placement(OLD.target_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM fill_placement(NEW.target_id); END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "target_total_new" AFTER INSERT OR DELETE ON "target_total"
  FOR EACH ROW EXECUTE FUNCTION "refill_placement"();
-- Asking again mostly brings the same numbers: only other ones are worth a write.
CREATE TRIGGER "target_total_changed" AFTER UPDATE ON "target_total"
  FOR EACH ROW WHEN ((OLD.target_id, OLD.source, OLD.views, OLD.reach, OLD.likes, OLD.comments, OLD.shares, OLD.clicks)
    IS DISTINCT FROM (NEW.target_id, NEW.source, NEW.views, NEW.reach, NEW.likes, NEW.comments, NEW.shares, NEW.clicks))
  EXECUTE FUNCTION "refill_placement"();

INSERT INTO "placement" ("target_id", "organization_id", "post_id", "channel_id", "published_at",
  "views", "reach", "likes", "comments", "shares", "clicks", "counted", "manual", "simulated",
  "views_manual", "clicks_manual", "engagement_manual")
SELECT t.id, t.organization_id, t.post_id, t.channel_id, t.published_at,
  n.views, n.reach, n.likes, n.comments, n.shares, n.clicks,
  coalesce(n.counted, false), coalesce(n.manual, false), coalesce(n.simulated, false),
  coalesce(n.views_manual, false), coalesce(n.clicks_manual, false), coalesce(n.engagement_manual, false)
FROM "post_target" t LEFT JOIN "target_latest" n ON n.target_id = t.id
WHERE t.state = 'published' AND t.published_at IS NOT NULL ORDER BY t.organization_id, t.published_at;

-- The list of posts: leading states are counted from these two alone.
CREATE INDEX "post_target_states" ON "post_target" ("organization_id", "post_id") INCLUDE ("state");
CREATE INDEX "post_living" ON "post" ("organization_id", "id") WHERE "deleted_at" IS NULL;
