import { describe, expect, it } from 'vitest';
import type { NetworkField } from '../networks/capabilities.ts';
import { findConnectProblems } from './connect-fields.ts';

const fields: NetworkField[] = [
  { name: 'token', kind: 'secret', required: true },
  { name: 'server', kind: 'url', required: false },
  { name: 'mode', kind: 'choice', choices: ['a', 'b'], required: false },
  { name: 'quiet', kind: 'toggle', required: false },
];

describe('findConnectProblems', () => {
  it('finds nothing in a good form', () => {
    const values = { token: 'x', server: 'https://a.example', mode: 'b', quiet: 'true' };
    expect(findConnectProblems(fields, values)).toEqual([]);
    expect(findConnectProblems(fields, { token: 'x', server: 'a.example:8443' })).toEqual([]);
  });

  it('asks for what is required, unless its stored value is kept', () => {
    expect(findConnectProblems(fields, { token: '  ' })).toEqual([
      { path: 'fields.token', code: 'required' },
    ]);
    expect(findConnectProblems(fields, { token: '' }, ['token'])).toEqual([]);
  });

  it.each(['ftp://a.example', 'https://name:secret@a.example', 'https://', 'javascript:alert(1)'])(
    'refuses %s as an address',
    (server) => {
      expect(findConnectProblems(fields, { token: 'x', server })).toEqual([
        { path: 'fields.server', code: 'bad_format' },
      ]);
    },
  );

  it('refuses unknown fields and values outside a choice', () => {
    const problems = findConnectProblems(fields, { token: 'x', mode: 'c', quiet: 'yes', extra: '1' });
    expect(problems.map(({ path, code }) => [path, code])).toEqual([
      ['fields.extra', 'unknown_field'],
      ['fields.mode', 'bad_format'],
      ['fields.quiet', 'bad_format'],
    ]);
  });
});
