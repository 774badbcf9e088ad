import { describe, expect, test } from 'vitest';
import { detectLanguage } from './i18n.ts';

describe('detectLanguage', () => {
  test('a choice on this device stands first', () => {
    expect(detectLanguage('en', ['ru-RU'])).toBe('en');
  });
  test('then the first language of the browser that is known', () => {
    expect(detectLanguage(null, ['tt-RU', 'en-GB', 'ru'])).toBe('en');
    expect(detectLanguage('xx', ['ru-RU', 'en'])).toBe('ru');
  });
  test('otherwise Russian', () => {
    expect(detectLanguage(null, ['de', 'fr'])).toBe('ru');
  });
});
