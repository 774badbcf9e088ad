// Posts that stood in a network before Rupor: told apart in the list, on their page and in the numbers. No network of
// the demo lists posts, so what a reading leaves behind is laid into the database.
import { beforeAll, describe, it } from 'vitest';
import { expectGoodPage } from './browser.ts';
import { useRupor } from './rupor.ts';
import { signInToDemo } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');
const HEADING = 'Слёт первичек у реки';

describe('posts that stood there before', () => {
  const rupor = useRupor({ RUPOR_DEMO: '1' });
  beforeAll(async () => {
    await rupor.sql(READ_BEFORE, [HEADING]);
  });

  it('say that they were read from the network, and how far the reading is', async () => {
    const { context, page } = await rupor.open();
    await signInToDemo(context);
    await page.goto('/channels');
    await page.getByRole('button', { name: say('channels:acts.more', { name: 'Слоны профкома' }) }).click();
    await page.getByRole('menuitem', { name: say('channels:earlier.act') }).click();
    await page.getByText(say('channels:earlier.done', { count: 1 })).waitFor();
    await page.getByRole('button', { name: say('channels:earlier.again') }).waitFor();
    await expectGoodPage(page, 'earlier-dialog');
    await page.goto(`/posts?q=${encodeURIComponent(HEADING)}`);
    const row = page.getByRole('row').filter({ hasText: HEADING });
    await row.getByText(say('common:source.imported')).waitFor();
    await row.getByRole('link', { name: HEADING }).click();
    await page.getByText(say('posts:post.notOurs')).waitFor();
    await page.getByText(say('insights:post.imported')).waitFor();
    await expectGoodPage(page, 'earlier-post');
    await page.goto('/insights?days=28&numbers=real');
    await page.getByText(say('insights:page.imported', { count: 1 })).waitFor();
    await context.close();
  });
});

const READ_BEFORE = `
WITH place AS (
  INSERT INTO channel (id, organization_id, network, remote_id, name, settings, checked_at, updated_at)
  SELECT gen_random_uuid(), id, 'mastodon', '1@none.invalid', 'Слоны профкома', '{}', now(), now()
  FROM organization LIMIT 1 RETURNING id, organization_id
), reading AS (
  INSERT INTO earlier_reading (channel_id, organization_id, state, since, is_listed, added_count, requested_at, finished_at)
  SELECT id, organization_id, 'done', now() - interval '90 days', true, 1, now(), now() FROM place
), read AS (
  INSERT INTO post (id, organization_id, base_text, updated_at)
  SELECT gen_random_uuid(), organization_id, $1, now() - interval '5 days' FROM place RETURNING id, organization_id
), target AS (
  INSERT INTO post_target (id, organization_id, post_id, channel_id, state, is_imported, published_at, remote_ids,
    remote_url, updated_at)
  SELECT gen_random_uuid(), read.organization_id, read.id, place.id, 'published', true, now() - interval '5 days',
    '{1}', 'https://none.invalid/@a/1', now() FROM read, place RETURNING id, organization_id, channel_id
), counted AS (
  INSERT INTO target_snapshot (organization_id, target_id, taken_at, source, likes, comments)
  SELECT organization_id, id, now(), 'counted', 12, 3 FROM target
)
-- Nothing is asked of a network that is not there.
INSERT INTO poll_plan (subject_id, kind, organization_id, channel_id, answered_at)
SELECT id, 'target', organization_id, channel_id, now() FROM target
UNION ALL SELECT id, 'channel', organization_id, id, now() FROM place`;
