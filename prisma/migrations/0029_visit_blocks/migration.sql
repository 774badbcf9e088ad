-- Visits of one day (UTC) column by column: one row a site and day instead of one a visit, so that filters, goals and funnels
-- of millions of visits are counted from some dozen rows (server: visits/queries/blocks.sql.ts); measured with
-- server/bench/visits-dashboard.ts: 8 bytes an event. A job keeps them of days that are over; nothing is lost when they are.
CREATE TABLE "visit_block" (
    "site" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "visits" INTEGER NOT NULL,
    "started" BYTEA NOT NULL,
    "seconds" BYTEA NOT NULL,
    "views" BYTEA NOT NULL,
    "named" BYTEA NOT NULL,
    "is_new" BYTEA NOT NULL,
    "source" BYTEA NOT NULL,
    "entry" BYTEA NOT NULL,
    "exit" BYTEA NOT NULL,
    "host" BYTEA NOT NULL,
    "referrer" BYTEA NOT NULL,
    "utm_source" BYTEA NOT NULL,
    "utm_medium" BYTEA NOT NULL,
    "utm_campaign" BYTEA NOT NULL,
    "utm_content" BYTEA NOT NULL,
    "utm_term" BYTEA NOT NULL,
    "link" BYTEA NOT NULL,
    "bucket" BYTEA NOT NULL,
    "device" BYTEA NOT NULL,
    "browser" BYTEA NOT NULL,
    "system" BYTEA NOT NULL,
    "language" BYTEA NOT NULL,
    "country" BYTEA NOT NULL,
    "region" BYTEA NOT NULL,
    "steps" BYTEA NOT NULL,
    "trail" BYTEA NOT NULL,
    CONSTRAINT "visit_block_pkey" PRIMARY KEY ("site", "day")
);
