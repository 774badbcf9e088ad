-- CreateEnum
CREATE TYPE "indicator_layer" AS ENUM ('input', 'output', 'outtake', 'outcome', 'impact');

-- CreateEnum
CREATE TYPE "indicator_cadence" AS ENUM ('once', 'daily', 'weekly', 'monthly');

-- CreateEnum
CREATE TYPE "utm_kind" AS ENUM ('source', 'medium');

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "channel_ids" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "goal" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "messages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "utm_campaign" TEXT;

-- CreateTable
CREATE TABLE "campaign_phase" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,

    CONSTRAINT "campaign_phase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_task" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "done_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_indicator" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "leads_to_id" UUID,
    "layer" "indicator_layer" NOT NULL,
    "name" TEXT NOT NULL,
    "definition" TEXT NOT NULL DEFAULT '',
    "owner_id" UUID,
    "source" TEXT NOT NULL DEFAULT '',
    "unit" TEXT NOT NULL DEFAULT '',
    "baseline" DOUBLE PRECISION,
    "target" DOUBLE PRECISION,
    "cadence" "indicator_cadence" NOT NULL DEFAULT 'weekly',
    "rule" TEXT NOT NULL DEFAULT '',
    "counted" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaign_indicator_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_reading" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "indicator_id" UUID NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "taken_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "entered_by_name" TEXT NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "indicator_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_budget_line" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hours_planned" DOUBLE PRECISION,
    "hours_spent" DOUBLE PRECISION,
    "roubles_planned" INTEGER,
    "roubles_spent" INTEGER,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_budget_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_retrospective" (
    "campaign_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "done" TEXT NOT NULL DEFAULT '',
    "changed" TEXT NOT NULL DEFAULT '',
    "doubts" TEXT NOT NULL DEFAULT '',
    "decide" TEXT NOT NULL DEFAULT '',
    "snapshot" JSONB,
    "frozen_at" TIMESTAMPTZ(3),
    "frozen_by_name" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "campaign_retrospective_pkey" PRIMARY KEY ("campaign_id")
);

-- CreateTable
CREATE TABLE "campaign_decision" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "owner_id" UUID,
    "due_on" DATE,
    "done_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "utm_value" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" "utm_kind" NOT NULL,
    "value" TEXT NOT NULL,
    "aliases" TEXT[],

    CONSTRAINT "utm_value_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_phase_campaign_id_idx" ON "campaign_phase"("campaign_id");

-- CreateIndex
CREATE INDEX "campaign_task_campaign_id_idx" ON "campaign_task"("campaign_id");

-- CreateIndex
CREATE INDEX "campaign_indicator_campaign_id_idx" ON "campaign_indicator"("campaign_id");

-- CreateIndex
CREATE INDEX "campaign_indicator_leads_to_id_idx" ON "campaign_indicator"("leads_to_id");

-- CreateIndex
CREATE INDEX "indicator_reading_indicator_id_taken_on_idx" ON "indicator_reading"("indicator_id", "taken_on" DESC);

-- CreateIndex
CREATE INDEX "campaign_budget_line_campaign_id_idx" ON "campaign_budget_line"("campaign_id");

-- CreateIndex
CREATE INDEX "campaign_decision_campaign_id_idx" ON "campaign_decision"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "utm_value_organization_id_kind_value_key" ON "utm_value"("organization_id", "kind", "value");

-- CreateIndex
CREATE INDEX "post_organization_id_campaign_id_idx" ON "post"("organization_id", "campaign_id");

-- AddForeignKey
ALTER TABLE "campaign_phase" ADD CONSTRAINT "campaign_phase_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_task" ADD CONSTRAINT "campaign_task_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_indicator" ADD CONSTRAINT "campaign_indicator_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_indicator" ADD CONSTRAINT "campaign_indicator_leads_to_id_fkey" FOREIGN KEY ("leads_to_id") REFERENCES "campaign_indicator"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "indicator_reading" ADD CONSTRAINT "indicator_reading_indicator_id_fkey" FOREIGN KEY ("indicator_id") REFERENCES "campaign_indicator"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_budget_line" ADD CONSTRAINT "campaign_budget_line_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_retrospective" ADD CONSTRAINT "campaign_retrospective_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_decision" ADD CONSTRAINT "campaign_decision_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "utm_value" ADD CONSTRAINT "utm_value_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;
