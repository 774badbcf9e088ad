import { ORPCError } from '@orpc/client';
import { ERRORS } from '@rupor/shared/lib/errors';
import i18next from 'i18next';
import { beforeAll, describe, expect, test } from 'vitest';
import ru from '../locales/ru/common.json' with { type: 'json' };
import { errorCode, errorSentence, fieldErrors } from './errors.ts';

const i18n = i18next.createInstance();
beforeAll(async () => {
  await i18n.init({ lng: 'ru', resources: { ru: { common: ru } }, interpolation: { escapeValue: false } });
});

const refusal = (code: string, data: unknown = {}) => new ORPCError(code, { data });

describe('sentences of refusals', () => {
  test.each(Object.keys(ERRORS))('%s has a sentence of its own', (code) => {
    const sentence = errorSentence(refusal(code), i18n.t);
    expect(sentence).toMatch(/^[А-Я].*\.$/);
    expect(errorCode(refusal(code))).toBe(code);
  });
  test('a code nobody knows reads as our own mistake, never as a code', () => {
    expect(errorCode(refusal('SOMETHING_NEW'))).toBe('internal');
  });
  test('a request that never arrived is a lost connection', () => {
    expect(errorCode(new TypeError('Failed to fetch'))).toBe('offline');
  });
  test('a wait is told in whole minutes', () => {
    const error = refusal('too_many_requests', { retryAfterSeconds: 61 });
    expect(errorSentence(error, i18n.t)).toContain('2 минуты');
  });
});

describe('problems of fields', () => {
  test('each stands at its path with its numbers', () => {
    const fields = [
      { path: 'name', code: 'required' },
      { path: 'targets.0.text', code: 'too_long', params: { max: 300 } },
      { path: 'odd', code: 'never_seen' },
    ];
    expect(fieldErrors(refusal('invalid_input', { fields }), i18n.t)).toEqual({
      name: 'Заполните это поле',
      'targets.0.text': 'Не больше 300 знаков',
      odd: 'Проверьте, так не получится',
    });
  });
  test('an answer without fields gives none', () => {
    expect(fieldErrors(new TypeError('x'), i18n.t)).toEqual({});
  });
});
