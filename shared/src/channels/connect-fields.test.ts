import { describe, expect, it } from 'vitest';
import type { NetworkField } from '../networks/capabilities.ts';
import { findConnectProblems, shownFields } from './connect-fields.ts';

const fields: NetworkField[] = [
  { name: 'token', kind: 'secret', required: true },
  { name: 'server', kind: 'url', required: false },
  { name: 'mode', kind: 'choice', choices: ['a', 'b'], required: false },
  { name: 'quiet', kind: 'toggle', required: false },
];

describe('shownFields', () => {
  const keyed: NetworkField[] = [
    { name: 'kind', kind: 'choice', choices: ['long', 'short'], required: true, default: 'long' },
    { name: 'key', kind: 'secret', required: true, onlyWith: { field: 'kind', value: 'long' } },
    { name: 'refresh', kind: 'secret', required: true, onlyWith: { field: 'kind', value: 'short' } },
  ];
  const names = (values: Record<string, string>) => shownFields(keyed, values).map(({ name }) => name);

  it('follows the choice, and its default while nothing is chosen', () => {
    expect(names({})).toEqual(['kind', 'key']);
    expect(names({ kind: '' })).toEqual(['kind', 'key']);
    expect(names({ kind: 'short' })).toEqual(['kind', 'refresh']);
    expect(names({ kind: 'other' })).toEqual(['kind']);
  });

  it('what is not asked for is not required, and not wrong when it was typed before', () => {
    expect(findConnectProblems(keyed, { kind: 'short', key: '' })).toEqual([
      { path: 'fields.refresh', code: 'required' },
    ]);
    expect(findConnectProblems(keyed, { kind: 'long', key: 'x', refresh: 'y' })).toEqual([]);
  });
});

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
