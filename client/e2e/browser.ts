// A browser for journeys: one Chromium a process, a fresh context a test, every page checked with axe.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { countRequests, settled } from './settled.ts';

/**
 * Chromium heeds the last list it is given, so those of Playwright's own that matter to us stand here too. The popups of
 * the address bar are pages of Chromium itself that each new window loads: half of what a window costs.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${FEATURES_OFF.join(',')}`,
];

export const WIDTHS = { laptop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } } as const;

export interface Opened {
  context: BrowserContext;
  page: Page;
}

export interface OpenOptions {
  origin: string;
  width?: keyof typeof WIDTHS;
  language?: 'ru-RU' | 'en-US';
  dark?: boolean;
  /** false: as where scripts are switched off. */
  script?: boolean;
  /** What the browser calls itself. */
  agent?: string;
}

let launched: Promise<Browser> | undefined;

/** Of all files that this process runs, one after the other: a start costs seconds. It ends with the process. */
export function theBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium';
  launched ??= chromium.launch({ executablePath, args: FLAGS });
  return launched;
}

/** Call at the top of a journey file. */
export function useBrowser(): { open(options: OpenOptions): Promise<Opened> } {
  const contexts: BrowserContext[] = [];
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
  });
  return {
    async open({ origin, width = 'laptop', language = 'ru-RU', dark = false, script = true, agent }) {
      const context = await (await theBrowser()).newContext({
        baseURL: origin,
        viewport: WIDTHS[width],
        locale: language,
        timezoneId: 'Europe/Moscow',
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        hasTouch: width === 'phone',
        javaScriptEnabled: script,
        ...(agent ? { userAgent: agent } : {}),
      });
      contexts.push(context);
      // Guards against a hang, wide enough for a busy machine.
      context.setDefaultTimeout(60_000);
      context.on('page', (page) => {
        failOnTrouble(page, origin);
        countRequests(page);
      });
      const page = await context.newPage();
      return { context, page };
    },
  };
}

/** The browser itself logs answers like 401 or 409; React logs what a page then explains. */
const HANDLED = /^(Failed to load resource|NewerBuild: )/;

/** A script error, a console error or a request to a foreign host fails the journey. */
function failOnTrouble(page: Page, origin: string): void {
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`script error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !HANDLED.test(message.text()))
      troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const { protocol, origin: requested } = new URL(request.url());
    if (protocol.startsWith('http') && requested !== origin)
      troubles.push(`foreign request: ${request.url()}`);
  });
  troublesOf.set(page, troubles);
}

const troublesOf = new WeakMap<Page, string[]>();

/** The page as its user meets it: no violation of WCAG A and AA, nothing over the edge, no trouble in the console. */
export async function expectGoodPage(page: Page, name: string): Promise<void> {
  await expectInPlace(page, name);
  await expectAccessible(page, name);
}

/** Nothing over the edge, no trouble in the console. With RUPOR_SHOTS=1 its picture is kept in shots. */
export async function expectInPlace(page: Page, name: string): Promise<void> {
  await settled(page);
  if (process.env.RUPOR_SHOTS) await shoot(page, name);
  // Charts measure themselves anew after the window has changed. Not by expect.poll: tests may run side by side.
  const fits = () => document.documentElement.scrollWidth <= document.documentElement.clientWidth;
  if (!(await page.evaluate(fits)))
    await page.waitForFunction(fits, undefined, { polling: 100, timeout: 20_000 }).catch((cause: Error) => {
      throw new Error(`${name} runs over the edge`, { cause });
    });
  expect(troublesOf.get(page), `trouble on ${name}`).toEqual([]);
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // What is well is not told node by node, a third of the time.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    // In the page itself, half the time: no page of ours holds a frame of another origin that people read.
    .setLegacyMode()
    // The preview of a landing page runs nothing, so axe would wait for it; the page itself is asked by its own journey.
    .exclude('iframe')
    .analyze();
  const told = violations.map(
    (item) =>
      `${item.id}: ${item.nodes
        .map((node) => node.html)
        .slice(0, 3)
        .join(' | ')}`,
  );
  expect(told, `axe on ${name}`).toEqual([]);
}

async function shoot(page: Page, name: string): Promise<void> {
  const dir = path.join(import.meta.dirname, 'shots');
  await mkdir(dir, { recursive: true });
  const width = page.viewportSize()?.width ?? 0;
  await page.screenshot({ path: path.join(dir, `${name}-${width}.png`), fullPage: true });
}
