-- CreateEnum
CREATE TYPE "law_profile" AS ENUM ('ru', 'eu', 'none');

-- CreateEnum
CREATE TYPE "promo_status" AS ENUM ('undecided', 'not_ad', 'social_ad', 'ad');

-- CreateEnum
CREATE TYPE "law_list_kind" AS ENUM ('extremist', 'foreign_agent', 'undesirable', 'other');

-- CreateEnum
CREATE TYPE "law_decision_kind" AS ENUM ('promo', 'answer');

-- CreateEnum
CREATE TYPE "listing_state" AS ENUM ('none', 'applied', 'listed', 'refused');

-- CreateTable
CREATE TABLE "law_settings" (
    "organization_id" UUID NOT NULL,
    "profile" "law_profile" NOT NULL DEFAULT 'ru',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "law_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "law_rule_note" (
    "organization_id" UUID NOT NULL,
    "rule_id" TEXT NOT NULL,
    "is_in_force" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "checked_on" DATE NOT NULL,
    "checked_by_name" TEXT NOT NULL,

    CONSTRAINT "law_rule_note_pkey" PRIMARY KEY ("organization_id","rule_id")
);

-- CreateTable
CREATE TABLE "law_list" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "law_list_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "source_url" TEXT,
    "as_of" DATE NOT NULL,
    "entry_count" INTEGER NOT NULL,
    "imported_by_name" TEXT NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "law_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "law_list_entry" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_domain" BOOLEAN NOT NULL,
    "keys" TEXT[],

    CONSTRAINT "law_list_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_promo" (
    "post_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "status" "promo_status" NOT NULL DEFAULT 'undecided',
    "print" TEXT NOT NULL DEFAULT '',
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "answers" JSONB NOT NULL DEFAULT '{}',
    "ord" TEXT NOT NULL DEFAULT '',
    "erid" TEXT NOT NULL DEFAULT '',
    "advertiser_name" TEXT NOT NULL DEFAULT '',
    "advertiser_inn" TEXT NOT NULL DEFAULT '',
    "contract_number" TEXT NOT NULL DEFAULT '',
    "contract_date" DATE,
    "starts_on" DATE,
    "ends_on" DATE,
    "report_due_on" DATE,
    "reported_on" DATE,
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_promo_pkey" PRIMARY KEY ("post_id")
);

-- CreateTable
CREATE TABLE "law_decision" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "kind" "law_decision_kind" NOT NULL,
    "rule_id" TEXT,
    "subject_id" UUID,
    "is_override" BOOLEAN NOT NULL DEFAULT false,
    "status" "promo_status",
    "suggestion" "promo_status",
    "answers" JSONB NOT NULL DEFAULT '{}',
    "reason" TEXT NOT NULL DEFAULT '',
    "print" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_back_at" TIMESTAMPTZ(3),

    CONSTRAINT "law_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "channel_listing" (
    "channel_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "state" "listing_state" NOT NULL DEFAULT 'none',
    "application_number" TEXT NOT NULL DEFAULT '',
    "applied_on" DATE,
    "url" TEXT NOT NULL DEFAULT '',
    "saved_by_name" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_listing_pkey" PRIMARY KEY ("channel_id")
);

-- CreateIndex
CREATE INDEX "law_list_organization_id_idx" ON "law_list"("organization_id");

-- CreateIndex
CREATE INDEX "law_list_entry_keys_idx" ON "law_list_entry" USING GIN ("keys");

-- CreateIndex
CREATE INDEX "law_list_entry_list_id_name_idx" ON "law_list_entry"("list_id", "name");

-- CreateIndex
CREATE INDEX "post_promo_organization_id_report_due_on_idx" ON "post_promo"("organization_id", "report_due_on");

-- CreateIndex
CREATE INDEX "law_decision_post_id_idx" ON "law_decision"("post_id");

-- CreateIndex
CREATE INDEX "law_decision_organization_id_decided_at_idx" ON "law_decision"("organization_id", "decided_at" DESC);

-- AddForeignKey
ALTER TABLE "law_settings" ADD CONSTRAINT "law_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "law_rule_note" ADD CONSTRAINT "law_rule_note_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "law_list" ADD CONSTRAINT "law_list_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "law_list_entry" ADD CONSTRAINT "law_list_entry_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "law_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_promo" ADD CONSTRAINT "post_promo_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "law_decision" ADD CONSTRAINT "law_decision_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_listing" ADD CONSTRAINT "channel_listing_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
