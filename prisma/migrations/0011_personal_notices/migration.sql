-- CreateEnum
CREATE TYPE "notice_way" AS ENUM ('email', 'telegram');

-- CreateEnum
CREATE TYPE "delivery_state" AS ENUM ('waiting', 'sent', 'dropped', 'failed');

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "told_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "personal_notice" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "incident_key" TEXT NOT NULL,
    "post_id" UUID,
    "target_id" UUID,
    "channel_id" UUID,
    "subject_id" UUID,
    "path" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),
    "planned_at" TIMESTAMPTZ(3),

    CONSTRAINT "personal_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_delivery" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "notice_id" UUID NOT NULL,
    "way" "notice_way" NOT NULL,
    "state" "delivery_state" NOT NULL DEFAULT 'waiting',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "notice_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_setting" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "ways" JSONB NOT NULL DEFAULT '{}',
    "digest_hour" INTEGER NOT NULL DEFAULT 9,
    "quiet_from" TEXT,
    "quiet_to" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_setting_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "notice_bot" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "bot_id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "api_root" TEXT NOT NULL,
    "credentials" TEXT NOT NULL,
    "offset" BIGINT NOT NULL DEFAULT 0,
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "heard_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "problem_since" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_bot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_chat" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "bot_id" UUID NOT NULL,
    "chat_id" TEXT,
    "name" TEXT,
    "code_hash" TEXT,
    "code_expires_at" TIMESTAMPTZ(3),
    "linked_at" TIMESTAMPTZ(3),
    "blocked_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_chat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bot_update" (
    "bot_id" UUID NOT NULL,
    "update_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bot_update_pkey" PRIMARY KEY ("bot_id","update_id")
);

-- CreateIndex
CREATE INDEX "personal_notice_organization_id_user_id_created_at_idx" ON "personal_notice"("organization_id", "user_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "personal_notice_planned_at_created_at_idx" ON "personal_notice"("planned_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "personal_notice_organization_id_user_id_incident_key_key" ON "personal_notice"("organization_id", "user_id", "incident_key");

-- CreateIndex
CREATE INDEX "notice_delivery_state_due_at_idx" ON "notice_delivery"("state", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_delivery_notice_id_way_key" ON "notice_delivery"("notice_id", "way");

-- CreateIndex
CREATE UNIQUE INDEX "notice_bot_organization_id_key" ON "notice_bot"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_bot_bot_id_key" ON "notice_bot"("bot_id");

-- CreateIndex
CREATE INDEX "notice_bot_lease_until_idx" ON "notice_bot"("lease_until");

-- CreateIndex
CREATE UNIQUE INDEX "notice_chat_code_hash_key" ON "notice_chat"("code_hash");

-- CreateIndex
CREATE UNIQUE INDEX "notice_chat_organization_id_user_id_key" ON "notice_chat"("organization_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_chat_bot_id_chat_id_key" ON "notice_chat"("bot_id", "chat_id");

-- CreateIndex
CREATE INDEX "bot_update_at_idx" ON "bot_update"("at");

-- CreateIndex
CREATE INDEX "notification_told_at_created_at_idx" ON "notification"("told_at", "created_at");

-- AddForeignKey
ALTER TABLE "personal_notice" ADD CONSTRAINT "personal_notice_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_notice" ADD CONSTRAINT "personal_notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_delivery" ADD CONSTRAINT "notice_delivery_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "personal_notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_setting" ADD CONSTRAINT "notice_setting_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_setting" ADD CONSTRAINT "notice_setting_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_bot" ADD CONSTRAINT "notice_bot_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_chat" ADD CONSTRAINT "notice_chat_bot_id_fkey" FOREIGN KEY ("bot_id") REFERENCES "notice_bot"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_chat" ADD CONSTRAINT "notice_chat_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- What happened before is no news.
UPDATE "notification" SET "told_at" = "created_at";

-- Open browsers hear of changes: every api process listens to rupor_live. The payload says whom it concerns, never
-- what happened: «organization» or «organization:user». Repeats within a transaction arrive once.
CREATE FUNCTION tell_live_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('rupor_live', NEW.organization_id || ':' || NEW.user_id);
  RETURN NULL;
END $$;

CREATE FUNCTION tell_live_organization() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('rupor_live', NEW.organization_id::text);
  RETURN NULL;
END $$;

CREATE TRIGGER personal_notice_live AFTER INSERT OR UPDATE OF read_at ON "personal_notice"
  FOR EACH ROW EXECUTE FUNCTION tell_live_person();

CREATE TRIGGER post_target_live AFTER UPDATE OF state ON "post_target"
  FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION tell_live_organization();

CREATE TRIGGER channel_live AFTER UPDATE OF health ON "channel"
  FOR EACH ROW WHEN (OLD.health IS DISTINCT FROM NEW.health) EXECUTE FUNCTION tell_live_organization();

CREATE TRIGGER notification_live AFTER INSERT OR UPDATE OF resolved_at ON "notification"
  FOR EACH ROW EXECUTE FUNCTION tell_live_organization();
