-- Funnels, goals and filters by page read what happened on some pages, not the whole month: measured with
-- server/bench/visits-dashboard.ts. They carry the visit, so the rows themselves are not read; 45 bytes an event.
CREATE INDEX "visit_happening_path_idx" ON "visit_happening" ("site", "path", "at") INCLUDE ("session") WHERE "kind" = 1;
CREATE INDEX "visit_happening_name_idx" ON "visit_happening" ("site", "name", "at") INCLUDE ("session", "kind")
    WHERE "name" IS NOT NULL;
