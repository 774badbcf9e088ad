// Where a visitor goes on after the sending: the thanks of the page the form stood on. Looked up among the pages of the
// form's own organization, so what a browser says of it leads nowhere else.
import { readFormPlace } from '@rupor/shared/landing/form-place';
import { shownAt } from '@rupor/shared/landing/state';
import type { App } from '../../context.ts';

interface Sent {
  organizationId: string;
  /** As the form said it. */
  place: string;
  /** Host name of the request, without port. */
  host: string;
}

/** Path on the visitor's own host; null: no such page is shown, the form says its own thanks. */
export async function findThanks(app: App, { organizationId, place, host }: Sent): Promise<string | null> {
  const slug = readFormPlace(place)?.slug;
  if (slug === undefined) return null;
  const page = await app.db.landingPage.findFirst({ where: { slug, organizationId, deletedAt: null } });
  if (!page || shownAt(page, app.clock.now()).versionId === null) return null;
  return page.host === host.toLowerCase() ? '/thanks' : `/p/${slug}/thanks`;
}
