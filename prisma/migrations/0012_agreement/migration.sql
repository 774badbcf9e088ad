-- CreateEnum
CREATE TYPE "review_round_state" AS ENUM ('open', 'approved', 'sent_back', 'expired', 'withdrawn');

-- CreateTable
CREATE TABLE "review_route" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "campaign_id" UUID,
    "rubric_id" UUID,
    "channel_id" UUID,
    "stages" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_route_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_round" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "state" "review_round_state" NOT NULL DEFAULT 'open',
    "route_ids" UUID[],
    "submitted_by_id" UUID,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "agreed" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "review_round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_step" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "person_ids" UUID[],
    "substitute_ids" UUID[],
    "role" "role",
    "branch_id" UUID,
    "is_external" BOOLEAN NOT NULL DEFAULT false,
    "hours" INTEGER,
    "opened_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "decided_by_name" TEXT,
    "decision" TEXT,
    "post_version" INTEGER,

    CONSTRAINT "review_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_link" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "step_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "for_whom" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_by_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "used_name" TEXT,

    CONSTRAINT "review_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_comment" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "parent_id" UUID,
    "author_id" UUID,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "quote" TEXT,
    "quote_start" INTEGER,
    "channel_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_name" TEXT,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "post_comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comment_mention" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "comment_mention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "post_version" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "post_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "post_version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "editor_id" UUID,
    "editor_name" TEXT,
    "reason" TEXT NOT NULL DEFAULT 'saved',
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "post_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_route_campaign_id_idx" ON "review_route"("campaign_id");

-- CreateIndex
CREATE INDEX "review_route_rubric_id_idx" ON "review_route"("rubric_id");

-- CreateIndex
CREATE INDEX "review_route_channel_id_idx" ON "review_route"("channel_id");

-- CreateIndex
CREATE INDEX "review_round_post_id_submitted_at_idx" ON "review_round"("post_id", "submitted_at" DESC);

-- CreateIndex
CREATE INDEX "review_step_organization_id_decided_at_opened_at_idx" ON "review_step"("organization_id", "decided_at", "opened_at");

-- CreateIndex
CREATE INDEX "review_step_decided_at_due_at_idx" ON "review_step"("decided_at", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "review_step_round_id_position_key" ON "review_step"("round_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "review_link_token_hash_key" ON "review_link"("token_hash");

-- CreateIndex
CREATE INDEX "review_link_post_id_idx" ON "review_link"("post_id");

-- CreateIndex
CREATE INDEX "review_link_step_id_idx" ON "review_link"("step_id");

-- CreateIndex
CREATE INDEX "post_comment_post_id_created_at_idx" ON "post_comment"("post_id", "created_at");

-- CreateIndex
CREATE INDEX "post_comment_parent_id_idx" ON "post_comment"("parent_id");

-- CreateIndex
CREATE INDEX "comment_mention_organization_id_user_id_seen_at_idx" ON "comment_mention"("organization_id", "user_id", "seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "comment_mention_comment_id_user_id_key" ON "comment_mention"("comment_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_version_post_id_number_key" ON "post_version"("post_id", "number");

-- AddForeignKey
ALTER TABLE "review_route" ADD CONSTRAINT "review_route_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_route" ADD CONSTRAINT "review_route_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_route" ADD CONSTRAINT "review_route_rubric_id_fkey" FOREIGN KEY ("rubric_id") REFERENCES "rubric"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_route" ADD CONSTRAINT "review_route_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_round" ADD CONSTRAINT "review_round_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_step" ADD CONSTRAINT "review_step_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_round"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_link" ADD CONSTRAINT "review_link_step_id_fkey" FOREIGN KEY ("step_id") REFERENCES "review_step"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_comment" ADD CONSTRAINT "post_comment_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_comment" ADD CONSTRAINT "post_comment_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "post_comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment_mention" ADD CONSTRAINT "comment_mention_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "post_comment"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_version" ADD CONSTRAINT "post_version_post_id_fkey" FOREIGN KEY ("post_id") REFERENCES "post"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One route a place; no campaign, rubric and channel is the place "everywhere".
CREATE UNIQUE INDEX "review_route_once" ON "review_route" ("organization_id", "campaign_id", "rubric_id", "channel_id") NULLS NOT DISTINCT;

-- At most one open round a post, however many submit it.
CREATE UNIQUE INDEX "review_round_open" ON "review_round" ("post_id") WHERE "state" = 'open';
