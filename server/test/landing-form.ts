// A form of applications on a landing page, and a browser without a script that sends it.
import { get, request } from 'node:http';
import { newBlock, type PageContent } from '@rupor/shared/landing/blocks';
import type { Person } from './factories.ts';
import type { TestApp } from './harness.ts';
import { READY_CONTENT } from './matrix-landing.ts';
import { CHROME } from './visits.ts';

export async function openForm({ call }: Person, test: Pick<TestApp, 'origin'>) {
  await call.leads.forms.saveSettings({
    operator: 'Областной профсоюз, ИНН 6600000000',
    withdrawAt: 'otzyv@prof.example',
    keepDays: 30,
  });
  const { key } = await call.leads.forms.create({
    title: 'Вступить в профсоюз',
    intro: '',
    thanks: 'Позвонит Анна Петровна в течение дня.',
    asksWorkplace: true,
    asksHeard: true,
    questions: [],
    purposes: ['call_back'],
    campaignId: null,
    branchId: null,
  });
  const page = await (await fetch(`${test.origin}/f/${key}`, { headers: { 'user-agent': CHROME } })).text();
  const [, name = '', value = ''] =
    /type="checkbox" id="[^"]*" name="([^"]+)" value="([^"]*)"/.exec(page) ?? [];
  const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
    post(`${test.origin}/f/${key}`, new URLSearchParams(fields).toString(), headers);
  return { key, boxes: { [name]: value }, send };
}

/** A page that asks for one thing: to fill in this form. */
export function formContent(formKey: string): Partial<PageContent> {
  const form = { ...newBlock('form', 'form'), formKey, reassurance: 'Работодатель не увидит' };
  const thanks = { ...newBlock('thanks', 'thanks'), title: 'Спасибо', text: 'Анна Петровна ответит завтра.' };
  return { blocks: [...READY_CONTENT.blocks, form, thanks] as PageContent['blocks'] };
}

/** fetch may not name another host. */
function post(
  url: string,
  body: string,
  headers: Record<string, string>,
): Promise<{ status: number; headers: Headers; text(): Promise<string> }> {
  return new Promise((resolve, reject) => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' };
    const asked = request(
      url,
      { method: 'POST', headers: { 'user-agent': CHROME, ...type, ...headers } },
      (res) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () =>
          resolve({
            status: res.statusCode ?? 0,
            headers: new Headers(res.headers.location ? { location: res.headers.location } : {}),
            text: async () => Buffer.concat(parts).toString('utf8'),
          }),
        );
      },
    );
    asked.on('error', reject).end(body);
  });
}

/** As a browser asks: fetch would say by itself that it is none, and may not name another host. */
export function browse(
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = { 'user-agent': CHROME, accept: 'text/html', 'accept-language': 'ru', ...headers };
    get(url, { headers: asked }, (res) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () =>
        resolve({ status: res.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      );
    }).on('error', reject);
  });
}
