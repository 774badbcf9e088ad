-- AlterEnum
ALTER TYPE "link_kind" ADD VALUE 'person';

-- AlterTable
ALTER TABLE "short_link" ADD COLUMN     "member_id" UUID;

-- CreateTable
CREATE TABLE "link_consent" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "text_version" INTEGER NOT NULL,
    "shown_text" TEXT NOT NULL,
    "agreed_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_consent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "link_consent_member_id_agreed_at_idx" ON "link_consent"("member_id", "agreed_at");

-- CreateIndex
CREATE INDEX "short_link_member_id_idx" ON "short_link"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "short_link_post_id_member_id_original_hash_key" ON "short_link"("post_id", "member_id", "original_hash");

-- AddForeignKey
ALTER TABLE "short_link" ADD CONSTRAINT "short_link_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_consent" ADD CONSTRAINT "link_consent_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_consent" ADD CONSTRAINT "link_consent_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE CASCADE ON UPDATE CASCADE;
