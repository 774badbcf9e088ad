-- What follows under a post (parts of a thread, a first comment) is no publication of its own: it has no placement.
CREATE OR REPLACE FUNCTION "keep_placement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'published' AND NEW.published_at IS NOT NULL AND NEW.position = 0 THEN
    INSERT INTO placement (target_id, organization_id, post_id, channel_id, published_at)
    VALUES (NEW.id, NEW.organization_id, NEW.post_id, NEW.channel_id, NEW.published_at)
    ON CONFLICT (target_id) DO UPDATE SET organization_id = excluded.organization_id, post_id = excluded.post_id,
      channel_id = excluded.channel_id, published_at = excluded.published_at;
    PERFORM fill_placement(NEW.id);
  ELSE
    DELETE FROM placement WHERE target_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER "post_target_replaced"
  AFTER UPDATE OF "state", "published_at", "organization_id", "post_id", "channel_id", "position" ON "post_target"
  FOR EACH ROW WHEN (NEW.state = 'published' OR OLD.state = 'published') EXECUTE FUNCTION "keep_placement"();
DELETE FROM "placement" p USING "post_target" t WHERE t.id = p.target_id AND t.position > 0;
