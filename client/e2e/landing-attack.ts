// Landing pages and forms made through the API for journeys, and a watch over a page that is shown attacks.
import { newBlock, type PageContent } from '@rupor/shared/landing/blocks';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { ATTACKS, attacked } from '../../server/test/attacks.ts';
import { call } from './server.ts';

export interface MadePage {
  slug: string;
  formKey: string;
}

async function makeForm(owner: BrowserContext, words: string): Promise<string> {
  await call(owner, 'PUT', '/lead-settings', {
    operator: 'Профсоюз «Рабочая смена», ИНН 6600000000',
    withdrawAt: 'otzyv@example.org',
    keepDays: 30,
  });
  const made = await call(owner, 'POST', '/lead-forms', {
    title: words,
    intro: words,
    thanks: words,
    asksWorkplace: true,
    asksHeard: true,
    questions: [{ key: 'shift', label: words, isRequired: false }],
    purposes: ['call_back'],
    campaignId: null,
    branchId: null,
  });
  return (made as { key: string }).key;
}

async function publish(owner: BrowserContext, content: PageContent): Promise<string> {
  type Made = { id: string; slug: string; version: number };
  const { id, version } = (await call(owner, 'POST', '/pages', { name: 'Заявка', kind: 'join' })) as Made;
  const saved = (await call(owner, 'PATCH', `/pages/${id}`, { version, content })) as Made;
  await call(owner, 'POST', `/pages/${id}/publish`, { version: saved.version });
  return saved.slug;
}

export async function makeJoinPage(owner: BrowserContext): Promise<MadePage> {
  const formKey = await makeForm(owner, 'Вступить в профсоюз');
  const content = attacked('Вступить', 'https://a.example/', formKey);
  const blocks = [
    { ...newBlock('hero', 'hero'), title: 'Вступайте', action: { label: 'Вступить', href: '#form' } },
    { ...newBlock('form', 'form'), title: 'Оставьте контакт', formKey },
    { ...newBlock('thanks', 'thanks'), title: 'Анна Петровна позвонит завтра' },
  ];
  return { slug: await publish(owner, { ...content, blocks: blocks as PageContent['blocks'] }), formKey };
}

/** A page and a form for each attack, with it in every text. */
export async function attackedPages(owner: BrowserContext): Promise<(MadePage & { words: string })[]> {
  const made = [];
  for (const words of ATTACKS) {
    const formKey = await makeForm(owner, words);
    const slug = await publish(owner, attacked(words, 'https://a.example/', formKey));
    made.push({ words: words.trim(), slug, formKey });
  }
  return made;
}

/** Kept by the browser itself, so that no policy of a page can hide it. */
const WATCH = `globalThis.violations = [];
addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));`;

export async function watchForHarm(page: Page) {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.addInitScript(WATCH);
  const violations = () =>
    page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations);

  return {
    /** A page that really is attacked is told as such: else the silence of the others would mean nothing. */
    async seesWhatHappens(): Promise<void> {
      const body =
        '<!doctype html><script>alert(1)</script><img src="https://evil.example/x" onerror="alert(1)">';
      const headers = { 'content-security-policy': "default-src 'none'" };
      await page.route('**/attacked', (route) => route.fulfill({ contentType: 'text/html', headers, body }));
      await page.goto('/attacked');
      await expect.poll(violations).toContain('script-src-elem inline');
    },
    async expectNone(name: string, words: string): Promise<void> {
      const found = await page.evaluate(() => {
        const ours = 'link[rel="icon"][href="/icon.svg"]';
        const strange = [
          ...document.querySelectorAll(`script,iframe,svg,math,object,embed,base,link:not(${ours})`),
        ];
        const all = [...document.querySelectorAll('*')];
        return {
          strange: strange.map(({ outerHTML }) => outerHTML),
          running: all.flatMap(({ attributes }) =>
            [...attributes].filter((one) => /^on|^style$/i.test(one.name)),
          ).length,
          leading: all
            .flatMap((one) =>
              ['href', 'src', 'action', 'formaction'].map((key) => one.getAttribute(key) ?? ''),
            )
            .filter((to) => to !== '' && !/^(https?:\/\/|\/|#|tel:|mailto:)/.test(to)),
          text: `${document.body.textContent} ${[...document.querySelectorAll('input')].map(({ value }) => value).join(' ')}`,
        };
      });
      const { text, ...harm } = found;
      expect({ ...harm, violations: await violations(), dialogs }, name).toEqual({
        strange: [],
        running: 0,
        leading: [],
        violations: [],
        dialogs: [],
      });
      expect(text, `${name} shows the words`).toContain(words);
    },
  };
}
