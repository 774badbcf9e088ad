-- Short links: addresses of the organization's own, their clicks and the sums of their days.
-- CreateEnum
CREATE TYPE "link_kind" AS ENUM ('own', 'post', 'paper');

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "shortens_links" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "short_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "link_kind" NOT NULL,
    "target" TEXT NOT NULL,
    "target_host" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "campaign_id" UUID,
    "post_id" UUID,
    "channel_id" UUID,
    "place" TEXT NOT NULL DEFAULT '',
    "kit_id" UUID,
    "original" TEXT,
    "original_hash" TEXT,
    "is_simulated" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "short_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "short_link_change" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_name" TEXT,
    "kind" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "short_link_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "short_link_click" (
    "id" BIGSERIAL NOT NULL,
    "link" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "is_first" BOOLEAN NOT NULL,
    "source" SMALLINT NOT NULL,
    "device" SMALLINT NOT NULL,
    "bucket" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "short_link_click_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "short_link_seen" (
    "link" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "visitor" BIGINT NOT NULL,

    CONSTRAINT "short_link_seen_pkey" PRIMARY KEY ("link","day","visitor")
);

-- CreateTable
CREATE TABLE "short_link_day" (
    "link" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "clicks" INTEGER NOT NULL DEFAULT 0,
    "visitors" INTEGER NOT NULL DEFAULT 0,
    "shared" INTEGER NOT NULL DEFAULT 0,
    "looks" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "short_link_day_pkey" PRIMARY KEY ("link","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "short_link_number_key" ON "short_link"("number");

-- CreateIndex
CREATE UNIQUE INDEX "short_link_code_key" ON "short_link"("code");

-- CreateIndex
CREATE INDEX "short_link_organization_id_created_at_idx" ON "short_link"("organization_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "short_link_organization_id_campaign_id_idx" ON "short_link"("organization_id", "campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "short_link_post_id_channel_id_original_hash_key" ON "short_link"("post_id", "channel_id", "original_hash");

-- CreateIndex
CREATE UNIQUE INDEX "short_link_kit_id_place_key" ON "short_link"("kit_id", "place");

-- CreateIndex
CREATE INDEX "short_link_change_link_id_at_idx" ON "short_link_change"("link_id", "at");

-- CreateIndex
CREATE INDEX "short_link_click_link_at_idx" ON "short_link_click"("link", "at");

-- AddForeignKey
ALTER TABLE "short_link" ADD CONSTRAINT "short_link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "short_link" ADD CONSTRAINT "short_link_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "short_link" ADD CONSTRAINT "short_link_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "short_link" ADD CONSTRAINT "short_link_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "short_link_change" ADD CONSTRAINT "short_link_change_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "short_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;
