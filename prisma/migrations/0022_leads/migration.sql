-- CreateEnum
CREATE TYPE "consent_purpose" AS ENUM ('call_back', 'newsletter', 'publication');

-- CreateEnum
CREATE TYPE "lead_state" AS ENUM ('new', 'contacted', 'no_answer', 'talked', 'joined', 'declined');

-- CreateEnum
CREATE TYPE "touch_order" AS ENUM ('first', 'last');

-- CreateTable
CREATE TABLE "lead_form" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "intro" TEXT NOT NULL DEFAULT '',
    "thanks" TEXT NOT NULL DEFAULT '',
    "asks_workplace" BOOLEAN NOT NULL DEFAULT true,
    "asks_heard" BOOLEAN NOT NULL DEFAULT true,
    "questions" JSONB NOT NULL DEFAULT '[]',
    "purposes" "consent_purpose"[] DEFAULT ARRAY['call_back']::"consent_purpose"[],
    "campaign_id" UUID,
    "branch_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lead_form_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent_text" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "purpose" "consent_purpose" NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "author_name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workplace_name" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "branch_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "plain" TEXT NOT NULL,

    CONSTRAINT "workplace_name_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_settings" (
    "organization_id" UUID NOT NULL,
    "keep_days" INTEGER NOT NULL DEFAULT 30,
    "operator" TEXT NOT NULL DEFAULT '',
    "withdraw_at" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "lead_settings_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "form_id" UUID NOT NULL,
    "sending_hash" TEXT NOT NULL,
    "branch_id" UUID,
    "campaign_id" UUID,
    "state" "lead_state" NOT NULL DEFAULT 'new',
    "name" TEXT,
    "contact" TEXT,
    "workplace" TEXT,
    "answers" TEXT,
    "heard" TEXT,
    "assignee_id" UUID,
    "is_simulated" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "contacted_at" TIMESTAMPTZ(3),
    "talked_at" TIMESTAMPTZ(3),
    "joined_at" TIMESTAMPTZ(3),
    "state_at" TIMESTAMPTZ(3) NOT NULL,
    "delete_at" TIMESTAMPTZ(3),
    "contact_deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_consent" (
    "lead_id" UUID NOT NULL,
    "purpose" "consent_purpose" NOT NULL,
    "text_id" UUID NOT NULL,
    "shown_hash" TEXT NOT NULL,
    "shown_text" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "lead_consent_pkey" PRIMARY KEY ("lead_id","purpose")
);

-- CreateTable
CREATE TABLE "lead_note" (
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_step" (
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "from" "lead_state" NOT NULL,
    "to" "lead_state" NOT NULL,
    "actor_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lead_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_touch" (
    "lead_id" UUID NOT NULL,
    "order" "touch_order" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "source" SMALLINT NOT NULL,
    "utm_source" TEXT NOT NULL DEFAULT '',
    "utm_medium" TEXT NOT NULL DEFAULT '',
    "utm_campaign" TEXT NOT NULL DEFAULT '',
    "utm_content" TEXT NOT NULL DEFAULT '',
    "link" TEXT NOT NULL DEFAULT '',
    "bucket" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "lead_touch_pkey" PRIMARY KEY ("lead_id","order")
);

-- CreateTable
CREATE TABLE "membership_figure" (
    "organization_id" UUID NOT NULL,
    "branch_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "members" INTEGER,
    "joined" INTEGER,
    "youth" INTEGER,
    "joined_youth" INTEGER,
    "source" TEXT NOT NULL,
    "is_simulated" BOOLEAN NOT NULL DEFAULT false,
    "author_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "membership_figure_pkey" PRIMARY KEY ("branch_id","month")
);

-- CreateIndex
CREATE UNIQUE INDEX "lead_form_key_key" ON "lead_form"("key");

-- CreateIndex
CREATE INDEX "lead_form_organization_id_created_at_idx" ON "lead_form"("organization_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "consent_text_organization_id_purpose_version_key" ON "consent_text"("organization_id", "purpose", "version");

-- CreateIndex
CREATE INDEX "workplace_name_branch_id_idx" ON "workplace_name"("branch_id");

-- CreateIndex
CREATE UNIQUE INDEX "workplace_name_organization_id_plain_key" ON "workplace_name"("organization_id", "plain");

-- CreateIndex
CREATE INDEX "lead_organization_id_state_created_at_idx" ON "lead"("organization_id", "state", "created_at");

-- CreateIndex
CREATE INDEX "lead_organization_id_created_at_idx" ON "lead"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "lead_delete_at_idx" ON "lead"("delete_at");

-- CreateIndex
CREATE UNIQUE INDEX "lead_form_id_sending_hash_key" ON "lead"("form_id", "sending_hash");

-- CreateIndex
CREATE INDEX "lead_note_lead_id_at_idx" ON "lead_note"("lead_id", "at");

-- CreateIndex
CREATE INDEX "lead_step_lead_id_at_idx" ON "lead_step"("lead_id", "at");

-- CreateIndex
CREATE INDEX "membership_figure_organization_id_month_idx" ON "membership_figure"("organization_id", "month");

-- AddForeignKey
ALTER TABLE "lead_form" ADD CONSTRAINT "lead_form_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_form" ADD CONSTRAINT "lead_form_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_form" ADD CONSTRAINT "lead_form_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent_text" ADD CONSTRAINT "consent_text_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workplace_name" ADD CONSTRAINT "workplace_name_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workplace_name" ADD CONSTRAINT "workplace_name_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_settings" ADD CONSTRAINT "lead_settings_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_form_id_fkey" FOREIGN KEY ("form_id") REFERENCES "lead_form"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead" ADD CONSTRAINT "lead_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_consent" ADD CONSTRAINT "lead_consent_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_consent" ADD CONSTRAINT "lead_consent_text_id_fkey" FOREIGN KEY ("text_id") REFERENCES "consent_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_note" ADD CONSTRAINT "lead_note_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_step" ADD CONSTRAINT "lead_step_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_touch" ADD CONSTRAINT "lead_touch_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_figure" ADD CONSTRAINT "membership_figure_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_figure" ADD CONSTRAINT "membership_figure_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE CASCADE ON UPDATE CASCADE;
