// Which of two versions a visitor gets: by a bit of the hash of address and browser under the random salt of the day.
// Guarantee: the same browser at the same address sees one version all day (UTC), nothing is kept on the device, nothing
// stands in the address; the salt is deleted after 48 hours. Who comes back another day may see the other one: decision 009.
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { App } from '../../../context.ts';
import { isLook } from '../../links/look.ts';
import { carrierOf } from '../../visits/ingest/carrier.ts';
import type { SiteFacts } from '../../visits/ingest/hit.ts';
import { createSalts } from '../../visits/ingest/visitor.ts';
import type { ShelvedPage } from '../page-shelf.ts';

export interface Split {
  /** The page itself where no test runs, and for programs, previews and own people. */
  versionFor(req: IncomingMessage, shelved: ShelvedPage): Promise<ShelvedPage>;
  /** Of a view that was counted: its visitor, once a day. */
  count(req: IncomingMessage, shelved: ShelvedPage, site: SiteFacts): Promise<void>;
}

export function createSplit(app: App): Split {
  const saltsAt = createSalts(app.pool);
  const visitorOf = async (req: IncomingMessage, testId: string) => {
    const { today } = await saltsAt(app.clock.now().getTime());
    const { address, agent } = carrierOf(req, app.config.trustProxyHops);
    return createHash('sha256').update(`${today}\n${testId}\n${address}\n${agent}`).digest();
  };
  return {
    async versionFor(req, shelved) {
      const { test } = shelved;
      if (!test?.other || isLook(req)) return shelved;
      const digest = await visitorOf(req, test.id);
      return (digest[8] ?? 0) % 2 === 1 ? test.other : shelved;
    },
    async count(req, { organizationId, test }, { mode }) {
      // A site that tells no visitors apart does not do so for a test either.
      if (!test || mode === 'aggregate') return;
      const visitor = (await visitorOf(req, test.id)).readBigInt64BE(0);
      const row = { testId: test.id, organizationId, visitor, isB: test.isB };
      await app.db.landingTestVisitor.createMany({ data: [row], skipDuplicates: true });
    },
  };
}
