-- CreateEnum
CREATE TYPE "visit_mode" AS ENUM ('aggregate', 'day', 'consented');

-- CreateTable
CREATE TABLE "site" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "allowed_hosts" TEXT[],
    "is_own" BOOLEAN NOT NULL DEFAULT false,
    "mode" "visit_mode" NOT NULL DEFAULT 'day',
    "respects_dnt" BOOLEAN NOT NULL DEFAULT true,
    "time_zone" TEXT NOT NULL,
    "retention_days" INTEGER NOT NULL DEFAULT 400,
    "share_hash" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_salt" (
    "day" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,

    CONSTRAINT "visit_salt_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "site_number_key" ON "site"("number");

-- CreateIndex
CREATE UNIQUE INDEX "site_key_key" ON "site"("key");

-- CreateIndex
CREATE UNIQUE INDEX "site_share_hash_key" ON "site"("share_hash");

-- CreateIndex
CREATE INDEX "site_organization_id_idx" ON "site"("organization_id");

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Texts that come again and again (paths, referrers, marks, browsers), once a site.
CREATE TABLE "visit_word" (
    "id" INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "site" INTEGER NOT NULL,
    "value" TEXT NOT NULL,
    CONSTRAINT "visit_word_site_value_key" UNIQUE ("site", "value")
);

CREATE SEQUENCE "visit_session_id_seq" AS BIGINT CACHE 64;

-- One visit: what it began with belongs to all that follows in it. Months are partitions, made ahead by a job.
CREATE TABLE "visit_session" (
    "id" BIGINT NOT NULL,
    "site" INTEGER NOT NULL,
    "visitor" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "views" INTEGER NOT NULL,
    "named" INTEGER NOT NULL,
    "is_new" BOOLEAN NOT NULL,
    "source" SMALLINT NOT NULL,
    "entry" INTEGER NOT NULL,
    "exit" INTEGER NOT NULL,
    "host" INTEGER,
    "referrer" INTEGER,
    "utm_source" INTEGER,
    "utm_medium" INTEGER,
    "utm_campaign" INTEGER,
    "utm_content" INTEGER,
    "utm_term" INTEGER,
    "link" INTEGER,
    "bucket" INTEGER,
    "device" INTEGER,
    "browser" INTEGER,
    "system" INTEGER,
    "language" INTEGER,
    "country" INTEGER,
    "region" INTEGER
) PARTITION BY RANGE ("started_at");
ALTER TABLE "visit_session" ADD CONSTRAINT "visit_session_pkey" PRIMARY KEY ("id", "started_at");
CREATE INDEX "visit_session_site_started_at_idx" ON "visit_session" ("site", "started_at");

-- One thing that happened. session is null where a site counts views alone.
CREATE TABLE "visit_happening" (
    "at" TIMESTAMPTZ(3) NOT NULL,
    "session" BIGINT,
    "site" INTEGER NOT NULL,
    "path" INTEGER NOT NULL,
    "name" INTEGER,
    "number" INTEGER,
    "kind" SMALLINT NOT NULL
) PARTITION BY RANGE ("at");
CREATE INDEX "visit_happening_site_at_idx" ON "visit_happening" ("site", "at");

-- Who is there, or was today: what a next hit of the same visitor needs. Rows of two days ago are deleted with the salts.
CREATE TABLE "visit_open" (
    "site" INTEGER NOT NULL,
    "visitor" BIGINT NOT NULL,
    "session" BIGINT,
    "started_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "views" INTEGER NOT NULL DEFAULT 0,
    "named" INTEGER NOT NULL DEFAULT 0,
    "exit" INTEGER,
    "marks" INTEGER[],
    CONSTRAINT "visit_open_pkey" PRIMARY KEY ("site", "visitor")
) WITH (fillfactor = 70);

-- Numbers that browsers give to what they send, so that sending once more counts once. Kept for a day.
CREATE TABLE "visit_seen" (
    "site" INTEGER NOT NULL,
    "nonce" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "visit_seen_pkey" PRIMARY KEY ("site", "nonce")
);
CREATE INDEX "visit_seen_at_idx" ON "visit_seen" ("at");

-- What each commit adds to the sums: appended with it, folded into visit_hour and visit_day by a job. Sums and what is
-- not folded yet are read together, so a panel is exact at any moment.
CREATE TABLE "visit_delta" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    "site" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "day" DATE NOT NULL,
    "dimension" SMALLINT NOT NULL,
    "word" INTEGER NOT NULL,
    "views" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "visitors" INTEGER NOT NULL,
    "bounces" INTEGER NOT NULL,
    "seconds" INTEGER NOT NULL,
    "named" INTEGER NOT NULL
);
CREATE INDEX "visit_delta_site_day_idx" ON "visit_delta" ("site", "day");

-- Sums of hours (of the site's clock) and of days by one dimension; see shared/src/visits/dimensions.ts.
CREATE TABLE "visit_hour" (
    "site" INTEGER NOT NULL,
    "hour" TIMESTAMPTZ(0) NOT NULL,
    "day" DATE NOT NULL,
    "views" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "visitors" INTEGER NOT NULL,
    "bounces" INTEGER NOT NULL,
    "seconds" BIGINT NOT NULL,
    "named" INTEGER NOT NULL,
    CONSTRAINT "visit_hour_pkey" PRIMARY KEY ("site", "hour")
) WITH (fillfactor = 80);
CREATE TABLE "visit_day" (
    "site" INTEGER NOT NULL,
    "dimension" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "word" INTEGER NOT NULL,
    "views" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    "visitors" INTEGER NOT NULL,
    "bounces" INTEGER NOT NULL,
    "seconds" BIGINT NOT NULL,
    "named" INTEGER NOT NULL,
    CONSTRAINT "visit_day_pkey" PRIMARY KEY ("site", "dimension", "day", "word")
) WITH (fillfactor = 80);

-- What was not counted, and why: see shared/src/visits/refusals.ts.
CREATE TABLE "visit_refusal" (
    "site" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "reason" SMALLINT NOT NULL,
    "count" BIGINT NOT NULL,
    CONSTRAINT "visit_refusal_pkey" PRIMARY KEY ("site", "day", "reason")
);

-- Where sums and single visits were compared, and what was found.
CREATE TABLE "visit_drift" (
    "site" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,
    "views" INTEGER NOT NULL,
    "visits" INTEGER NOT NULL,
    CONSTRAINT "visit_drift_pkey" PRIMARY KEY ("site", "day")
);

-- Made ahead: this month and the three that follow; called at start and by a job.
CREATE FUNCTION "visit_partitions"(at TIMESTAMPTZ) RETURNS VOID LANGUAGE plpgsql AS $$
DECLARE
    first DATE;
    part TEXT;
    whole TEXT;
BEGIN
    FOR step IN -1..3 LOOP
        first := (date_trunc('month', at AT TIME ZONE 'UTC') + make_interval(months => step))::date;
        FOREACH whole IN ARRAY ARRAY['visit_session', 'visit_happening'] LOOP
            part := whole || '_' || to_char(first, 'YYYYMM');
            IF to_regclass(part) IS NULL THEN
                EXECUTE format('CREATE TABLE IF NOT EXISTS %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)',
                    part, whole, first::text || ' 00:00:00+00', (first + INTERVAL '1 month')::date::text || ' 00:00:00+00');
                IF whole = 'visit_session' THEN
                    EXECUTE format('ALTER TABLE %I SET (fillfactor = 85)', part);
                END IF;
            END IF;
        END LOOP;
    END LOOP;
END $$;
SELECT "visit_partitions"(now());
