-- CreateEnum
CREATE TYPE "idea_state" AS ENUM ('idea', 'draft', 'ready');

-- CreateTable
CREATE TABLE "idea" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "branch_id" UUID,
    "state" "idea_state" NOT NULL DEFAULT 'idea',
    "text" TEXT NOT NULL,
    "url" TEXT,
    "url_title" TEXT,
    "source" TEXT NOT NULL,
    "for_day" DATE,
    "rubric_id" UUID,
    "campaign_id" UUID,
    "author_id" UUID,
    "post_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "idea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idea_media" (
    "id" UUID NOT NULL,
    "idea_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "idea_media_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "day_choice" (
    "organization_id" UUID NOT NULL,
    "sets" TEXT[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "day_choice_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "own_day" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "is_yearly" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "own_day_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "branch_id" UUID,
    "title" TEXT NOT NULL DEFAULT '',
    "place" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',
    "action" TEXT NOT NULL DEFAULT '',
    "result" TEXT NOT NULL DEFAULT '',
    "number" TEXT NOT NULL DEFAULT '',
    "happened_on" DATE,
    "meaning" TEXT NOT NULL DEFAULT '',
    "ask" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT NOT NULL DEFAULT '',
    "people" JSONB NOT NULL DEFAULT '[]',
    "text" TEXT,
    "rubric_id" UUID,
    "campaign_id" UUID,
    "author_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "story_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_file" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "is_evidence" BOOLEAN NOT NULL,

    CONSTRAINT "story_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "story_post" (
    "id" UUID NOT NULL,
    "story_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "wall_time" TEXT NOT NULL,

    CONSTRAINT "story_post_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "idea_post_id_key" ON "idea"("post_id");

-- CreateIndex
CREATE INDEX "idea_organization_id_state_moved_at_idx" ON "idea"("organization_id", "state", "moved_at" DESC);

-- CreateIndex
CREATE INDEX "idea_media_asset_id_idx" ON "idea_media"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "idea_media_idea_id_asset_id_key" ON "idea_media"("idea_id", "asset_id");

-- CreateIndex
CREATE INDEX "own_day_organization_id_idx" ON "own_day"("organization_id");

-- CreateIndex
CREATE INDEX "story_organization_id_updated_at_idx" ON "story"("organization_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "story_file_asset_id_idx" ON "story_file"("asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "story_file_story_id_asset_id_key" ON "story_file"("story_id", "asset_id");

-- CreateIndex
CREATE UNIQUE INDEX "story_post_post_id_key" ON "story_post"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "story_post_story_id_step_key" ON "story_post"("story_id", "step");

-- AddForeignKey
ALTER TABLE "idea" ADD CONSTRAINT "idea_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idea" ADD CONSTRAINT "idea_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idea" ADD CONSTRAINT "idea_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idea" ADD CONSTRAINT "idea_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idea" ADD CONSTRAINT "idea_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idea_media" ADD CONSTRAINT "idea_media_idea_id_fkey" FOREIGN KEY ("idea_id") REFERENCES "idea"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idea_media" ADD CONSTRAINT "idea_media_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "media_asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "day_choice" ADD CONSTRAINT "day_choice_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_day" ADD CONSTRAINT "own_day_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story" ADD CONSTRAINT "story_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_file" ADD CONSTRAINT "story_file_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_file" ADD CONSTRAINT "story_file_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "media_asset"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_post" ADD CONSTRAINT "story_post_story_id_fkey" FOREIGN KEY ("story_id") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "story_post" ADD CONSTRAINT "story_post_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
