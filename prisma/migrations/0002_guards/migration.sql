-- Guards that the schema language cannot say.

-- At most one open attempt per target.
CREATE UNIQUE INDEX "publish_attempt_one_open" ON "publish_attempt" ("target_id") WHERE "closed_at" IS NULL;

-- A role is held once at a branch; whole organization (branch null) counts as one place.
CREATE UNIQUE INDEX "member_role_once" ON "member_role" ("member_id", "role", "branch_id") NULLS NOT DISTINCT;

-- What the sweep looks for: work that is due, and work whose process has died.
CREATE INDEX "post_target_due" ON "post_target" ("due_at") WHERE "state" = 'scheduled';
CREATE INDEX "post_target_leased" ON "post_target" ("lease_until") WHERE "state" = 'publishing';

-- The audit log only grows.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_entry is append-only';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry"
  FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- Numbers of a period: what was published in it.
CREATE INDEX "post_target_published" ON "post_target" ("organization_id", "published_at") WHERE "state" = 'published';

-- The same picture is stored once.
CREATE UNIQUE INDEX "media_asset_once" ON "media_asset" ("organization_id", "sha256") WHERE "deleted_at" IS NULL;

-- One target of a channel is on its way at a time: what is due goes out in order and spaced.
CREATE UNIQUE INDEX "post_target_one_publishing" ON "post_target" ("channel_id") WHERE "state" = 'publishing';
-- The line of a channel: the claim takes its head.
CREATE INDEX "post_target_line" ON "post_target" ("channel_id", "due_at", "id") WHERE "state" = 'scheduled';
-- Renewing leases and fenced writes of the sweep.
CREATE INDEX "post_target_lease_token" ON "post_target" ("lease_token") WHERE "lease_token" IS NOT NULL;
