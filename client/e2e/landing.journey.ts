// A landing page from its template to a visitor whose browser runs no script, and down again.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectGoodPage, WIDTHS } from './browser.ts';
import { attackedPages, makeJoinPage, watchForHarm } from './landing-attack.ts';
import { useUnion } from './rupor.ts';
import { call } from './server.ts';
import { wordsOf } from './words.ts';

const say = wordsOf('ru');

describe('a landing page', () => {
  const rupor = useUnion({ hasChannels: false });
  let editor = '';

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
  const toggle = (page: Page, kind: string) =>
    press(page, new RegExp(`^${say(`landing:kinds.${kind}.name`)}(?!»)`));

  it('is begun from texts, filled in and published by the block form', async () => {
    const page = await rupor.owner.newPage();
    await page.goto('/pages');
    await expectGoodPage(page, 'pages-empty');
    await page.getByRole('link', { name: say('landing:list.begin') }).click();
    await page.getByRole('radio', { name: say('landing:pageKinds.links.name') }).check();
    await page.getByLabel(say('landing:facts.name')).fill('Все ссылки смены');
    await expectGoodPage(page, 'page-new');
    await press(page, say('landing:new.begin'));
    await page.waitForURL(/\/pages\/[0-9a-f-]{36}$/);
    editor = page.url();
    await page.getByRole('heading', { name: say('landing:checks.stops', { count: 5 }) }).waitFor();

    await toggle(page, 'hero');
    await page.getByLabel(say('landing:fields.title'), { exact: true }).fill('Профсоюз «Рабочая смена»');
    await toggle(page, 'hero');
    await toggle(page, 'contacts');
    await page.getByLabel(say('landing:fields.name'), { exact: true }).fill('Ольга Ким, председатель');
    await page
      .getByRole('textbox', { name: say('landing:fields.phone'), exact: true })
      .fill('+7 343 000-00-00');
    await toggle(page, 'contacts');
    await toggle(page, 'links');
    for (const [at, href] of ['vk.com/smena', '+7 343 000-00-00', 'yurist@example.org'].entries())
      await page.getByLabel(say('landing:fields.href')).nth(at).fill(href);
    await page.keyboard.press('Tab');
    await press(page, say('landing:editor.down', { name: say('landing:kinds.hero.name') }));
    const grips = page.getByTitle(say('landing:editor.drag'));
    await grips.nth(1).dragTo(grips.first(), { targetPosition: { x: 12, y: 2 } });
    const first = say('landing:editor.up', { name: say('landing:kinds.hero.name') });
    await page.getByRole('button', { name: first, disabled: true }).waitFor();
    await page.getByText(say('landing:save.saved')).waitFor();
    await expect
      .poll(() => page.locator('iframe').getAttribute('srcdoc'))
      .toContain('Ольга Ким, председатель');
    await press(page, say('landing:publish.act'));
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: say('landing:publish.act') }).click();
    await page.getByText(say('landing:publish.done')).waitFor();
    await page.getByRole('link', { name: /\/p\/vse-ssylki-smeny$/ }).waitFor();
    await page.close();
  });

  it('reads well without a script, on a phone, and asks nothing of other sites', async () => {
    const { context } = await rupor.open({ width: 'phone' });
    const { context: plain, page } = await rupor.open({ width: 'phone', script: false });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto('/p/vse-ssylki-smeny');
    await page.getByRole('heading', { level: 1, name: 'Профсоюз «Рабочая смена»' }).waitFor();
    expect(await page.getByRole('link', { name: /юристу/ }).getAttribute('href')).toBe('tel:+73430000000');
    expect(asked.every((url) => url.startsWith(rupor.origin))).toBe(true);
    await plain.close();
    const seen = await context.newPage();
    await seen.goto('/p/vse-ssylki-smeny');
    await expectGoodPage(seen, 'page-live');
    await context.close();
  });

  it('is looked at and taken down on a phone', async () => {
    const page = await rupor.owner.newPage();
    await page.setViewportSize(WIDTHS.phone);
    await page.goto(`${editor}/test`);
    await page.getByText(say('pageTests:hindrance.no_form')).waitFor();
    await expectGoodPage(page, 'page-test');
    await page.goto(editor);
    await toggle(page, 'links');
    await expectGoodPage(page, 'page-editor');
    await press(page, say('landing:acts.more'));
    await page.getByRole('menuitem', { name: say('landing:acts.withdraw') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('landing:acts.withdraw') })
      .click();
    await page.getByText(say('landing:state.down'), { exact: false }).first().waitFor();
    const { context } = await rupor.open();
    await expect
      .poll(async () => (await context.request.get('/p/vse-ssylki-smeny')).status(), { timeout: 20_000 })
      .toBe(410);

    await press(page, say('landing:acts.more'));
    await page.getByRole('menuitem', { name: say('landing:acts.versions') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('landing:versions.take') })
      .first()
      .click();
    await page.getByText(say('landing:versions.taken')).waitFor();
    await page.close();
  });

  it('takes an application without a script, keeps what was typed, and is thanked once', async () => {
    const { slug, formKey } = await makeJoinPage(rupor.owner);
    const { context: plain, page } = await rupor.open({ width: 'phone', script: false });
    await page.goto(`/p/${slug}?utm_source=qr`);
    await page.getByLabel('Как к вам обращаться').fill('Марина');
    await page.getByLabel('Куда вам ответить').fill('позвоните');
    const send = page.getByRole('button', { name: 'Отправить заявку' });
    await send.click();
    await page.getByRole('alert').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/f/${formKey}`);
    expect(await page.getByLabel('Как к вам обращаться').inputValue()).toBe('Марина');
    expect(await page.getByLabel('Куда вам ответить').inputValue()).toBe('позвоните');
    await page.getByLabel('Куда вам ответить').fill('8 912 345-67-89');
    await page.getByRole('checkbox').check();
    await send.click();
    await page.getByRole('heading', { name: 'Анна Петровна позвонит завтра' }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/p/${slug}/thanks`);
    await page.reload();
    await page.getByRole('heading', { name: 'Анна Петровна позвонит завтра' }).waitFor();
    const { items } = (await call(rupor.owner, 'GET', '/leads')) as { items: { name: string }[] };
    expect(items.map(({ name }) => name)).toEqual(['Марина']);
    await plain.close();
  });

  it('says every attack as words: nothing runs, nothing is kept from loading', async () => {
    const { context, page } = await rupor.open();
    const harm = await watchForHarm(page);
    await harm.seesWhatHappens();
    for (const { words, slug, formKey } of await attackedPages(rupor.owner)) {
      const query = `?utm_source=${encodeURIComponent(words)}&rl=bcd.${encodeURIComponent(words)}&${encodeURIComponent(words)}=1`;
      for (const address of [`/p/${slug}${query}`, `/p/${slug}/thanks${query}`, `/f/${formKey}${query}`]) {
        await page.goto(address);
        await harm.expectNone(`${address}`, words);
      }
      await page.evaluate((text) => {
        const form = document.querySelector('form');
        for (const field of form?.querySelectorAll('input') ?? [])
          if (field.type !== 'checkbox') field.value = text;
        for (const name of ['via', 'n', 'p'])
          form?.insertAdjacentHTML('beforeend', `<input type="hidden" name="${name}">`);
        for (const name of ['via', 'n', 'p'])
          for (const field of form?.querySelectorAll<HTMLInputElement>(`[name=${name}]`) ?? [])
            field.value = text;
        form?.submit();
      }, words);
      await page.waitForURL(`**/f/${formKey}`);
      await harm.expectNone(`the answer of ${formKey}`, words);
    }
    await context.close();
  });
});
