-- CreateEnum
CREATE TYPE "MediaKind" AS ENUM ('image', 'video', 'document');

-- AlterTable
ALTER TABLE "media_asset" ADD COLUMN     "duration_ms" INTEGER,
ADD COLUMN     "kind" "MediaKind" NOT NULL DEFAULT 'image',
ALTER COLUMN "width" DROP NOT NULL,
ALTER COLUMN "height" DROP NOT NULL,
ALTER COLUMN "preview_key" DROP NOT NULL;

-- A picture is known by its sides and shown by its preview; nothing else has a preview, only a film lasts.
ALTER TABLE "media_asset" ADD CONSTRAINT "media_asset_facts" CHECK (
  CASE "kind"
    WHEN 'image' THEN "width" IS NOT NULL AND "height" IS NOT NULL AND "preview_key" IS NOT NULL AND "duration_ms" IS NULL
    WHEN 'video' THEN "preview_key" IS NULL
    ELSE "width" IS NULL AND "height" IS NULL AND "preview_key" IS NULL AND "duration_ms" IS NULL
  END
  AND "width" > 0 IS NOT FALSE AND "height" > 0 IS NOT FALSE AND "duration_ms" > 0 IS NOT FALSE
);
