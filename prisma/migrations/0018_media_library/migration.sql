-- CreateEnum
CREATE TYPE "PassportState" AS ENUM ('none', 'incomplete', 'complete', 'withdrawn');

-- AlterTable
ALTER TABLE "media_asset" ADD COLUMN     "expires_on" TEXT,
ADD COLUMN     "focal" JSONB,
ADD COLUMN     "folder" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "is_proof" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "look_hash" TEXT,
ADD COLUMN     "passport" JSONB,
ADD COLUMN     "passport_state" "PassportState" NOT NULL DEFAULT 'none',
ADD COLUMN     "poster_id" UUID,
ADD COLUMN     "recipes" JSONB,
ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "media_upload" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "created_by_id" UUID,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "offsets" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "folder" TEXT NOT NULL DEFAULT '',
    "is_proof" BOOLEAN NOT NULL DEFAULT false,
    "asset_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "media_upload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "removal_task" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "asset_id" UUID NOT NULL,
    "target_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "person_name" TEXT NOT NULL,
    "responsible_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,

    CONSTRAINT "removal_task_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "media_upload_touched_at_idx" ON "media_upload"("touched_at");

-- CreateIndex
CREATE INDEX "removal_task_organization_id_done_at_idx" ON "removal_task"("organization_id", "done_at");

-- CreateIndex
CREATE UNIQUE INDEX "removal_task_asset_id_target_id_person_id_key" ON "removal_task"("asset_id", "target_id", "person_id");

-- CreateIndex
CREATE INDEX "media_asset_organization_id_folder_created_at_idx" ON "media_asset"("organization_id", "folder", "created_at" DESC);

-- CreateIndex
CREATE INDEX "media_asset_organization_id_passport_state_idx" ON "media_asset"("organization_id", "passport_state");

-- CreateIndex
CREATE INDEX "media_asset_look_hash_kind_idx" ON "media_asset"("look_hash", "kind");

-- AddForeignKey
ALTER TABLE "media_asset" ADD CONSTRAINT "media_asset_poster_id_fkey" FOREIGN KEY ("poster_id") REFERENCES "media_asset"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "media_upload" ADD CONSTRAINT "media_upload_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal_task" ADD CONSTRAINT "removal_task_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal_task" ADD CONSTRAINT "removal_task_asset_id_fkey" FOREIGN KEY ("asset_id") REFERENCES "media_asset"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal_task" ADD CONSTRAINT "removal_task_target_id_fkey" FOREIGN KEY ("target_id") REFERENCES "post_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;
