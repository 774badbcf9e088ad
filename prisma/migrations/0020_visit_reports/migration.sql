-- CreateEnum
CREATE TYPE "visit_goal_kind" AS ENUM ('page', 'custom', 'form');

-- CreateTable
CREATE TABLE "visit_goal" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "visit_goal_kind" NOT NULL,
    "pattern" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_funnel" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "steps" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_funnel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_segment" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_note" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_past_file" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "rows" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "visit_past_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "visit_goal_site_id_name_key" ON "visit_goal"("site_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "visit_funnel_site_id_name_key" ON "visit_funnel"("site_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "visit_segment_site_id_name_key" ON "visit_segment"("site_id", "name");

-- CreateIndex
CREATE INDEX "visit_note_site_id_day_idx" ON "visit_note"("site_id", "day");

-- CreateIndex
CREATE INDEX "visit_past_file_site_id_idx" ON "visit_past_file"("site_id");

-- AddForeignKey
ALTER TABLE "visit_goal" ADD CONSTRAINT "visit_goal_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_funnel" ADD CONSTRAINT "visit_funnel_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_segment" ADD CONSTRAINT "visit_segment_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_note" ADD CONSTRAINT "visit_note_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_past_file" ADD CONSTRAINT "visit_past_file_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "site"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What other counters have counted, by day and dimension (0: the day as such). Read beside visit_day and visit_hour, never
-- mixed into them: a file can be taken out again, and what Rupor has counted stays provable. NULL: the file does not say.
CREATE TABLE "visit_past" (
    "file_id" UUID NOT NULL REFERENCES "visit_past_file" ("id") ON DELETE CASCADE,
    "site" INTEGER NOT NULL,
    "dimension" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "word" INTEGER NOT NULL,
    "views" INTEGER,
    "visits" INTEGER,
    "visitors" INTEGER,
    "bounces" INTEGER,
    "seconds" BIGINT,
    CONSTRAINT "visit_past_pkey" PRIMARY KEY ("site", "dimension", "day", "word")
);
CREATE INDEX "visit_past_file_id_idx" ON "visit_past" ("file_id");
