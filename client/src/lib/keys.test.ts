import { describe, expect, test } from 'vitest';
import { type KeyPress, readKey } from './keys.ts';

const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

describe('readKey', () => {
  test('single letters go by the physical key: «т» of a Russian layout writes', () => {
    expect(readKey(press('KeyN', { key: 'т' }), false, false)).toBe('write');
  });
  test('g waits, and the second key says where to', () => {
    expect(readKey(press('KeyG', { key: 'п' }), false, false)).toBe('g');
    expect(readKey(press('KeyC', { key: 'с' }), true, false)).toBe('goCalendar');
    expect(readKey(press('KeyN'), true, false)).toBeNull();
  });
  test('in a field letters are letters, but Ctrl K still searches', () => {
    expect(readKey(press('KeyN', { key: 'n' }), false, true)).toBeNull();
    expect(readKey(press('Slash', { key: '?', shiftKey: true }), false, true)).toBeNull();
    expect(readKey(press('KeyK', { ctrlKey: true }), false, true)).toBe('search');
  });
  test('shortcuts of the browser stay its own', () => {
    expect(readKey(press('KeyN', { ctrlKey: true }), false, false)).toBeNull();
    expect(readKey(press('KeyK', { ctrlKey: true, shiftKey: true }), false, false)).toBeNull();
    expect(readKey(press('KeyN', { altKey: true }), false, false)).toBeNull();
  });
  test('the list of keys opens by «?» wherever the layout has it', () => {
    expect(readKey(press('Digit7', { key: '?', shiftKey: true }), false, false)).toBe('help');
    expect(readKey(press('Slash', { key: ',', shiftKey: true }), false, false)).toBe('help');
  });
});
