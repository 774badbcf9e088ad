-- AlterEnum
ALTER TYPE "post_target_state" ADD VALUE 'by_hand';

-- AlterEnum
ALTER TYPE "attempt_outcome" ADD VALUE 'handed_over';

-- DropIndex
DROP INDEX "post_target_post_id_channel_id_key";

-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "responsible_id" UUID;

-- AlterTable
ALTER TABLE "post_target" ADD COLUMN     "handed_over_at" TIMESTAMPTZ(3),
ADD COLUMN     "is_by_hand" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "parent_id" UUID,
ADD COLUMN     "position" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "post_target_parent_id_idx" ON "post_target"("parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "post_target_post_id_channel_id_position_key" ON "post_target"("post_id", "channel_id", "position");

-- AddForeignKey
ALTER TABLE "channel" ADD CONSTRAINT "channel_responsible_id_fkey" FOREIGN KEY ("responsible_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "post_target" ADD CONSTRAINT "post_target_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "post_target"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What follows under a post shares its plan: until a follow-up is out or tried, it has the state and time of the first.
CREATE FUNCTION "follow_the_first"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state::text IN ('draft', 'in_review', 'approved', 'scheduled', 'by_hand', 'missed', 'cancelled') THEN
    UPDATE post_target f
    SET state = NEW.state, due_at = NEW.due_at, wall_time = NEW.wall_time, time_zone = NEW.time_zone,
        expires_at = NEW.expires_at, updated_at = NEW.updated_at,
        version = f.version + CASE WHEN f.due_at IS DISTINCT FROM NEW.due_at THEN 1 ELSE 0 END
    WHERE f.post_id = NEW.post_id AND f.channel_id = NEW.channel_id AND f.position > 0
      AND f.state::text NOT IN ('publishing', 'published', 'unconfirmed', 'failed');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "post_target_follow" AFTER UPDATE OF "state", "due_at", "expires_at" ON "post_target"
  FOR EACH ROW WHEN (NEW.position = 0 AND (OLD.state, OLD.due_at, OLD.expires_at) IS DISTINCT FROM (NEW.state, NEW.due_at, NEW.expires_at))
  EXECUTE FUNCTION "follow_the_first"();
