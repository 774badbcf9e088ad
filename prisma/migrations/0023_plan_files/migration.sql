-- CreateTable
CREATE TABLE "post_batch" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_by_id" UUID,
    "title" TEXT NOT NULL,
    "file_hash" TEXT,
    "headings" TEXT[],
    "mapping" JSONB NOT NULL DEFAULT '{}',
    "rows" JSONB NOT NULL DEFAULT '[]',
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_batch_item" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "result" TEXT NOT NULL,
    "post_id" UUID,
    "before" JSONB,
    "version" INTEGER,
    "problem" JSONB,

    CONSTRAINT "post_batch_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_template" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "branch_id" UUID,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "rubric_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "channel_id" UUID,
    "is_mine" BOOLEAN NOT NULL DEFAULT false,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "post_batch_organization_id_kind_created_at_idx" ON "post_batch"("organization_id", "kind", "created_at" DESC);

-- CreateIndex
CREATE INDEX "post_batch_item_post_id_idx" ON "post_batch_item"("post_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_batch_item_batch_id_line_key" ON "post_batch_item"("batch_id", "line");

-- CreateIndex
CREATE INDEX "post_template_organization_id_removed_at_name_idx" ON "post_template"("organization_id", "removed_at", "name");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_organization_id_user_id_idx" ON "calendar_feed"("organization_id", "user_id");

-- AddForeignKey
ALTER TABLE "post_batch" ADD CONSTRAINT "post_batch_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_batch_item" ADD CONSTRAINT "post_batch_item_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_batch_item" ADD CONSTRAINT "post_batch_item_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "post_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_batch_item" ADD CONSTRAINT "post_batch_item_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_template" ADD CONSTRAINT "post_template_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_template" ADD CONSTRAINT "post_template_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_template" ADD CONSTRAINT "post_template_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;
