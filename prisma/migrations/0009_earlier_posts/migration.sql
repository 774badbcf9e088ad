-- CreateEnum
CREATE TYPE "earlier_state" AS ENUM ('reading', 'done', 'stopped');

-- AlterTable
ALTER TABLE "post_target" ADD COLUMN     "is_imported" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "earlier_reading" (
    "channel_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" "earlier_state" NOT NULL DEFAULT 'reading',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "cursor" TEXT,
    "is_listed" BOOLEAN NOT NULL DEFAULT false,
    "is_cut" BOOLEAN NOT NULL DEFAULT false,
    "page_count" INTEGER NOT NULL DEFAULT 0,
    "added_count" INTEGER NOT NULL DEFAULT 0,
    "known_count" INTEGER NOT NULL DEFAULT 0,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "lease_token" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "earlier_reading_pkey" PRIMARY KEY ("channel_id")
);

-- CreateIndex
CREATE INDEX "earlier_reading_next_at_idx" ON "earlier_reading"("next_at");

-- AddForeignKey
ALTER TABLE "earlier_reading" ADD CONSTRAINT "earlier_reading_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A post that stood in the network before is read once.
CREATE UNIQUE INDEX "post_target_imported_once" ON "post_target" ("channel_id", ("remote_ids"[1])) WHERE "is_imported";
-- Which of the listed posts are known.
CREATE INDEX "post_target_remote" ON "post_target" ("channel_id", ("remote_ids"[1])) WHERE "state" = 'published';
