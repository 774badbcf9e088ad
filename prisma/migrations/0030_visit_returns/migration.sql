-- Who came again is asked of visitors with names that last alone (odd numbers, server: visits/ingest/visitor.ts), not of all
-- visits: 40 bytes a visit of those who agreed, nothing for all others; measured with server/bench/visits-dashboard.ts.
CREATE INDEX "visit_session_returns_idx" ON "visit_session" ("site", "visitor", "started_at") WHERE "visitor" & 1 = 1;
