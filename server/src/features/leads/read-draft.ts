// What a browser has posted, bounded before anything else looks at it.
import { readFormPlace } from '@rupor/shared/landing/form-place';
import { PURPOSES } from '@rupor/shared/leads/consents';
import type { Draft, PublicForm } from '@rupor/shared/leads/public-form';
import { oneLine } from '../../lib/one-line.ts';

export interface Posted {
  draft: Draft;
  /** One-time number of the page; '' from a static one. */
  number: string;
  /** Marks of the address the form was opened with. */
  via: string;
  /** Address of the landing page it was sent from, not looked up yet; '' from the form's own page. */
  page: string;
  isTrapped: boolean;
}

/** Longer than any limit, so that an over-long answer is told as such and still shown again. */
const MAX_KEPT = 2_000;
const MAX_VIA = 800;

export function readPosted(body: unknown, { questions }: PublicForm): Posted {
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const text = (name: string) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return typeof value === 'string' ? oneLine(value, MAX_KEPT, ' ').trim() : '';
  };
  const number = text('n');
  const page = text('p');
  return {
    draft: {
      name: text('name'),
      contact: text('contact'),
      workplace: text('workplace'),
      heard: text('heard'),
      answers: Object.fromEntries(questions.map(({ key }) => [key, text(`q_${key}`)])),
      ticked: Object.fromEntries(
        PURPOSES.map((purpose) => [purpose, text(`ok_${purpose}`)]).filter(([, value]) => value !== ''),
      ),
    },
    number: /^[\w-]{16,64}$/.test(number) ? number : '',
    via: text('via').slice(0, MAX_VIA),
    page: readFormPlace(page) ? page : '',
    isTrapped: text('site').trim() !== '',
  };
}

/** Only the marks of an address: utm_* and rl. Other parameters may name people. */
export function marksOf(search: string): string {
  const given = new URLSearchParams(search.slice(0, MAX_KEPT));
  const kept = new URLSearchParams();
  for (const name of ['utm_source', 'utm_medium', 'utm_campaign', 'utm_content', 'rl']) {
    const value = given.get(name);
    if (value) kept.set(name, value.slice(0, 100));
  }
  return kept.toString();
}
