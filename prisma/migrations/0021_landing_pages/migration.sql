-- CreateTable
CREATE TABLE "landing_page" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "host" TEXT,
    "campaign_id" UUID,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "live_id" UUID,
    "next_id" UUID,
    "next_at" TIMESTAMPTZ(3),
    "down_at" TIMESTAMPTZ(3),
    "preview_hash" TEXT,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "landing_page_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "landing_version" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "is_published" BOOLEAN NOT NULL DEFAULT false,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "landing_version_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "landing_page_slug_key" ON "landing_page"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "landing_page_host_key" ON "landing_page"("host");

-- CreateIndex
CREATE UNIQUE INDEX "landing_page_preview_hash_key" ON "landing_page"("preview_hash");

-- CreateIndex
CREATE INDEX "landing_page_organization_id_updated_at_idx" ON "landing_page"("organization_id", "updated_at" DESC);

-- CreateIndex
CREATE INDEX "landing_page_campaign_id_idx" ON "landing_page"("campaign_id");

-- CreateIndex
CREATE UNIQUE INDEX "landing_version_page_id_number_key" ON "landing_version"("page_id", "number");

-- AddForeignKey
ALTER TABLE "landing_page" ADD CONSTRAINT "landing_page_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "landing_page" ADD CONSTRAINT "landing_page_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "landing_version" ADD CONSTRAINT "landing_version_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "landing_page"("id") ON DELETE CASCADE ON UPDATE CASCADE;
