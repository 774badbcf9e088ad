// When a page has come to rest: nothing is under way, and what the last answer brought has been drawn and asked for
// nothing more. Playwright's own «networkidle» waits half a second of silence each time, hundreds of times a run.
import type { Page, Request } from 'playwright-core';

const underWay = new WeakMap<Page, Set<Request>>();

/** To be called once, before the page asks for anything. */
export function countRequests(page: Page): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => {
    // The stream of news stays open for good.
    if (request.resourceType() !== 'eventsource') requests.add(request);
  });
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
}

/** An answer is drawn, what was drawn asks on: so many turns without a request are rest. */
const QUIET_TURNS = 3;
/** A guard against a hang, wide enough for a busy machine. */
const AT_MOST_MS = 60_000;

export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  const requests = underWay.get(page) ?? new Set();
  const givenUp = Date.now() + AT_MOST_MS;
  for (let quiet = 0; quiet < QUIET_TURNS; ) {
    if (Date.now() > givenUp)
      throw new Error(`still asking: ${[...requests].map((request) => request.url()).join(', ')}`);
    const isSameDocument = await passTurn(page);
    quiet = isSameDocument && requests.size === 0 ? quiet + 1 : 0;
  }
}

/** Two frames: what the turn brought is drawn, and its effects have run. False where a new document came in between. */
async function passTurn(page: Page): Promise<boolean> {
  try {
    // Not by waitForFunction, which brings Playwright's own program into each document first.
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
    );
    return true;
  } catch (error) {
    if (page.isClosed() || !String(error).includes('context was destroyed')) throw error;
    await page.waitForLoadState('load');
    return false;
  }
}
