// The pages of a form: no script, no outside address, readable on the cheapest phone. Colours as in the look's tokens.
import { createHash } from 'node:crypto';
import type { PublicForm } from '@rupor/shared/leads/public-form';
import { escapeHtml } from '../../networks/plain-html.ts';
import { formWords } from './form-words.ts';
import { type FormFieldOptions, renderForm } from './render-form.ts';

const CSS = `:root{color-scheme:light dark;--c:#f6f4ee;--k:#fffefb;--l:#8b8679;--t:#1f1b2e;--m:#575264;--a:#4c36be;--o:#fff;--b:#b11f2f;--bs:#fee6e4}
@media(prefers-color-scheme:dark){:root{--c:#15141b;--k:#1e1c26;--l:#7d7888;--t:#f2eff8;--m:#b9b4c6;--a:#b3a6ff;--o:#15141b;--b:#ff9d9d;--bs:#3d2026}}
*{box-sizing:border-box}body{margin:0;background:var(--c);color:var(--t);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:34rem;margin:0 auto;padding:24px 16px 48px}h1{font-size:1.5rem;line-height:1.2;margin:0 0 8px;text-wrap:balance}.org{color:var(--m);margin:0 0 16px;font-size:.875rem}
.intro{margin:0 0 20px;white-space:pre-line}.rf{background:var(--k);border:1px solid var(--l);border-radius:14px;padding:16px}.rf-field{margin:0 0 16px}
.rf-field label{display:block;font-weight:600}.rf-hint{display:block;color:var(--m);font-size:.875rem;font-weight:400}label .rf-hint{display:inline}
.rf input:not([type=checkbox]),.rf select{width:100%;min-height:44px;margin-top:4px;padding:8px 12px;border:1px solid var(--l);border-radius:10px;background:var(--c);color:var(--t);font:inherit}
.rf [aria-invalid]{border-color:var(--b);outline:1px solid var(--b)}.rf-problem{display:block;color:var(--b);font-size:.875rem}.rf-problems{background:var(--bs);border-radius:10px;padding:12px;margin:0 0 16px}.rf-problems a{color:var(--b)}.rf-problems p,.rf-problems ul{margin:0 0 4px}
.rf-box{display:grid;grid-template-columns:28px 1fr;margin:0 0 12px;font-size:.875rem}.rf-box .rf-problem{grid-column:1/-1}.rf-box input{width:24px;height:24px;margin:0}.rf-box label{padding:2px 0 8px}
.rf-safe{color:var(--m);font-size:.875rem}.rf-send{width:100%;min-height:48px;border:0;border-radius:10px;background:var(--a);color:var(--o);font:inherit;font-weight:600;cursor:pointer}:focus-visible{outline:3px solid var(--a);outline-offset:2px}.note{background:var(--bs);border-radius:10px;padding:12px}`;

/** Nothing may load, run or be sent but the sheet and the form itself. */
export const FORM_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(CSS).digest('base64')}'`,
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

function page(locale: 'ru' | 'en', title: string, body: string): string {
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><link rel="icon" href="/icon.svg" type="image/svg+xml"><title>${escapeHtml(title)}</title><style>${CSS}</style></head><body><main>${body}</main></body></html>
`;
}

/** `note`: why it has not been sent, when no field is to blame. */
export function formPage(form: PublicForm, options: FormFieldOptions & { note?: string }): string {
  return page(
    form.locale,
    form.title,
    [
      `<p class="org">${escapeHtml(form.organizationName)}</p><h1>${escapeHtml(form.title)}</h1>`,
      form.intro ? `<p class="intro">${escapeHtml(form.intro)}</p>` : '',
      options.note ? `<p class="note" role="alert">${escapeHtml(options.note)}</p>` : '',
      renderForm(form, options),
    ].join(''),
  );
}

export function thanksPage(form: PublicForm): string {
  const words = formWords(form.locale);
  return page(
    form.locale,
    words.thanks,
    `<p class="org">${escapeHtml(form.organizationName)}</p><h1>${escapeHtml(words.thanks)}</h1><p>${escapeHtml(form.thanks)}</p><p>${escapeHtml(words.thanksNext)}</p>`,
  );
}

export function gonePage(): string {
  const words = formWords('ru');
  return page('ru', words.gone, `<h1>${escapeHtml(words.gone)}</h1>`);
}
