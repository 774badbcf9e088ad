-- AlterTable
ALTER TABLE "removal_task" ADD COLUMN     "page_id" UUID,
ALTER COLUMN "target_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "landing_test" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "running_page_id" UUID,
    "a_id" UUID NOT NULL,
    "b_id" UUID NOT NULL,
    "aim" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "visitors_before" INTEGER,
    "applications_before" INTEGER,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "chosen" TEXT,
    "chosen_at" TIMESTAMPTZ(3),
    "chosen_by_id" UUID,

    CONSTRAINT "landing_test_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "landing_test_visitor" (
    "test_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "visitor" BIGINT NOT NULL,
    "is_b" BOOLEAN NOT NULL,

    CONSTRAINT "landing_test_visitor_pkey" PRIMARY KEY ("test_id","visitor")
);

-- CreateTable
CREATE TABLE "landing_test_goal" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "test_id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "is_b" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "landing_test_goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "landing_test_look" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "test_id" UUID NOT NULL,
    "user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "landing_test_look_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "landing_test_running_page_id_key" ON "landing_test"("running_page_id");

-- CreateIndex
CREATE INDEX "landing_test_organization_id_page_id_started_at_idx" ON "landing_test"("organization_id", "page_id", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "landing_test_goal_test_id_lead_id_key" ON "landing_test_goal"("test_id", "lead_id");

-- CreateIndex
CREATE INDEX "landing_test_look_test_id_at_idx" ON "landing_test_look"("test_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "removal_task_asset_id_page_id_person_id_key" ON "removal_task"("asset_id", "page_id", "person_id");

-- AddForeignKey
ALTER TABLE "landing_test" ADD CONSTRAINT "landing_test_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "landing_test" ADD CONSTRAINT "landing_test_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "landing_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "landing_test_visitor" ADD CONSTRAINT "landing_test_visitor_test_id_fkey" FOREIGN KEY ("test_id") REFERENCES "landing_test"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "landing_test_goal" ADD CONSTRAINT "landing_test_goal_test_id_fkey" FOREIGN KEY ("test_id") REFERENCES "landing_test"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "landing_test_look" ADD CONSTRAINT "landing_test_look_test_id_fkey" FOREIGN KEY ("test_id") REFERENCES "landing_test"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "removal_task" ADD CONSTRAINT "removal_task_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "landing_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;
