-- What was seen and done in a visit, in its order (server: visits/queries/trail.sql.ts), so that filters by page, funnels and
-- goals read visits alone; measured with server/bench/visits-dashboard.ts. NULL until the visit has ended and a job has
-- written it; such visits are few and found by their own index. 10 bytes an event instead of the 40 of the index by page.
ALTER TABLE "visit_session" ADD COLUMN "trail" INTEGER[];
CREATE INDEX "visit_session_untrailed_idx" ON "visit_session" ("site", "started_at") WHERE "trail" IS NULL;
DROP INDEX "visit_happening_path_idx";
