// The board of ideas in a real browser, turned with the wheel from its first card to its last: how long the page was busy
// at a stretch. Tasks are long from 50 ms on, as the browser itself counts.
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../cli/lib/test-tools.mjs';

export interface Scrolled {
  /** 0: no long task at all. */
  longestTaskMs: number;
  longTasks: number;
  /** The card at the end, from 1. */
  seen: number;
}

interface Watched {
  tasks: number[];
}

const STEP = 600;
const MOST_STEPS = 1_000;

export async function scrollBoard(origin: string, cookie: string, ideas: number): Promise<Scrolled> {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    const context = await browser.newContext({ baseURL: origin, locale: 'ru-RU' });
    const [name = '', ...value] = cookie.split('=');
    await context.addCookies([{ name, value: value.join('='), url: origin }]);
    const page = await context.newPage();
    await page.goto('/ideas', { waitUntil: 'networkidle' });
    const column = page.locator('section[tabindex="0"]').first();
    await column.hover();
    await page.evaluate(() => {
      const watched: Watched = { tasks: [] };
      Object.assign(globalThis, { watched });
      new PerformanceObserver((list) =>
        watched.tasks.push(...list.getEntries().map(({ duration }) => duration)),
      ).observe({ type: 'longtask' });
    });
    let seen = 0;
    for (let step = 0; seen < ideas && step < MOST_STEPS; step += 1) {
      await page.mouse.wheel(0, STEP);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      seen = Number(await column.locator('li').last().getAttribute('aria-posinset'));
    }
    const { tasks } = await page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
    return { longestTaskMs: Math.round(Math.max(0, ...tasks)), longTasks: tasks.length, seen };
  } finally {
    await browser.close();
  }
}
