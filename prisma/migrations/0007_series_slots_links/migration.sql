-- CreateEnum
CREATE TYPE "series_catch_up" AS ENUM ('skip', 'latest', 'spaced');

-- AlterTable
ALTER TABLE "post" ADD COLUMN     "detached_at" TIMESTAMPTZ(3),
ADD COLUMN     "occurs_on" TEXT,
ADD COLUMN     "series_id" UUID;

-- CreateTable
CREATE TABLE "post_series" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "anchor_day" TEXT NOT NULL,
    "time" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "catch_up" "series_catch_up" NOT NULL DEFAULT 'skip',
    "spacing_minutes" INTEGER NOT NULL DEFAULT 60,
    "version" INTEGER NOT NULL DEFAULT 1,
    "caught_up_to" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_slot" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "channel_id" UUID,
    "weekday" INTEGER NOT NULL,
    "time" TEXT NOT NULL,

    CONSTRAINT "queue_slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_check" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "url_hash" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "http_status" INTEGER,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "link_check_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "post_series_organization_id_ended_at_idx" ON "post_series"("organization_id", "ended_at");

-- CreateIndex
CREATE INDEX "queue_slot_organization_id_idx" ON "queue_slot"("organization_id");

-- CreateIndex
CREATE INDEX "queue_slot_channel_id_idx" ON "queue_slot"("channel_id");

-- CreateIndex
CREATE UNIQUE INDEX "link_check_organization_id_url_hash_key" ON "link_check"("organization_id", "url_hash");

-- CreateIndex
CREATE UNIQUE INDEX "post_series_id_occurs_on_key" ON "post"("series_id", "occurs_on");

-- AddForeignKey
ALTER TABLE "post_series" ADD CONSTRAINT "post_series_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_slot" ADD CONSTRAINT "queue_slot_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "queue_slot" ADD CONSTRAINT "queue_slot_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_check" ADD CONSTRAINT "link_check_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post" ADD CONSTRAINT "post_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "post_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A slot stands once in its channel; the slots of the whole organization count as one place.
CREATE UNIQUE INDEX "queue_slot_once" ON "queue_slot" ("organization_id", "channel_id", "weekday", "time") NULLS NOT DISTINCT;
