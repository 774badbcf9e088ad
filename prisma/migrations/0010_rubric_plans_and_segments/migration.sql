-- CreateEnum
CREATE TYPE "segment_relation" AS ENUM ('member', 'former_member', 'non_member', 'family', 'management', 'press');

-- CreateEnum
CREATE TYPE "segment_attitude" AS ENUM ('active', 'passive', 'interested', 'indifferent', 'sceptical');

-- AlterTable
ALTER TABLE "rubric" ADD COLUMN     "activated_at" TIMESTAMPTZ(3),
ADD COLUMN     "goal" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "ideas" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "plan_share" INTEGER,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "segment_id" UUID,
ADD COLUMN     "silence_days" INTEGER NOT NULL DEFAULT 21,
ADD COLUMN     "tag" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "segment" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "relation" "segment_relation" NOT NULL DEFAULT 'non_member',
    "attitude" "segment_attitude" NOT NULL DEFAULT 'indifferent',
    "what" TEXT NOT NULL DEFAULT '',
    "who" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "when_words" TEXT NOT NULL DEFAULT '',
    "where_words" TEXT NOT NULL DEFAULT '',
    "job" TEXT NOT NULL DEFAULT '',
    "objection" TEXT NOT NULL DEFAULT '',
    "proof" TEXT NOT NULL DEFAULT '',
    "channel" TEXT NOT NULL DEFAULT '',
    "source" TEXT NOT NULL DEFAULT '',
    "sourced_on" DATE,
    "shift" JSONB,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_segment" (
    "post_id" UUID NOT NULL,
    "segment_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,

    CONSTRAINT "post_segment_pkey" PRIMARY KEY ("post_id","segment_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "segment_organization_id_name_key" ON "segment"("organization_id", "name");

-- CreateIndex
CREATE INDEX "post_segment_segment_id_post_id_idx" ON "post_segment"("segment_id", "post_id");

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_segment" ADD CONSTRAINT "post_segment_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_segment" ADD CONSTRAINT "post_segment_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rubric" ADD CONSTRAINT "rubric_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "segment"("id") ON DELETE SET NULL ON UPDATE CASCADE;


-- Rubrics that people already write under stay in the plan, in the order in which they were made.
UPDATE "rubric" r SET "activated_at" = r."created_at", "position" = o.n
FROM (SELECT id, row_number() OVER (PARTITION BY organization_id ORDER BY created_at, id) AS n FROM "rubric") o
WHERE o.id = r.id;
