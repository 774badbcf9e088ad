-- What was accepted and is not worked off yet (server/src/lib/intake): one row a commit. Emptied within seconds, so what
-- lives here long is dead rows: they are cleared away early. Compressing what is read once would cost more than it saves.
CREATE TABLE "intake" (
    "kind" TEXT NOT NULL,
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "items" INTEGER NOT NULL,
    -- Could not be worked off: kept for a look, out of the way of the others.
    "is_aside" BOOLEAN NOT NULL DEFAULT false,
    "payload" TEXT NOT NULL,
    CONSTRAINT "intake_pkey" PRIMARY KEY ("kind", "id")
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_insert_threshold = -1,
    toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 5000);
ALTER TABLE "intake" ALTER COLUMN "payload" SET STORAGE EXTERNAL;
