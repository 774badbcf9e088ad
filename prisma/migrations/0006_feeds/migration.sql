-- CreateTable
CREATE TABLE "feed_item" (
    "id" UUID NOT NULL,
    "feed" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "images" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "feed_item_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "feed_item_feed_created_at_idx" ON "feed_item"("feed", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "feed_item_feed_key_key" ON "feed_item"("feed", "key");

-- CreateIndex
CREATE INDEX "channel_network_remote_id_idx" ON "channel"("network", "remote_id");
