import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { household } from './client-address.ts';
import { openPlaces } from './places.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'rupor-places-'));
afterAll(() => rmSync(dir, { recursive: true }));

type Value = string | number | Value[] | { [key: string]: Value };

/** The MaxMind DB format, version 2.0: types and sizes that this file needs. */
function encode(value: Value): Buffer {
  if (typeof value === 'string')
    return Buffer.concat([Buffer.from([0x40 | Buffer.byteLength(value)]), Buffer.from(value)]);
  if (typeof value === 'number') return Buffer.from([0xa2, value >> 8, value & 0xff]);
  if (Array.isArray(value)) return Buffer.concat([Buffer.from([value.length, 4]), ...value.map(encode)]);
  const entries = Object.entries(value);
  return Buffer.concat([
    Buffer.from([0xe0 | entries.length]),
    ...entries.flatMap(([key, inner]) => [encode(key), encode(inner)]),
  ]);
}

/** One node: the lower half of all addresses lies in one place, the upper half nowhere. */
function databaseOf(place: Value): Buffer {
  const [found, nothing] = [1 + 16, 1];
  return Buffer.concat([
    Buffer.from([0, 0, found, 0, 0, nothing]),
    Buffer.alloc(16),
    encode(place),
    Buffer.from('abcdef4d61784d696e642e636f6d', 'hex'),
    encode({
      node_count: 1,
      record_size: 24,
      ip_version: 4,
      database_type: 'City',
      languages: ['ru'],
      binary_format_major_version: 2,
      binary_format_minor_version: 0,
      build_epoch: 1,
    }),
  ]);
}

describe('the place of an address', () => {
  it('is what the file of the owner says, and nothing where it says nothing', () => {
    const file = path.join(dir, 'city.mmdb');
    const region = { iso_code: 'SVE', names: { en: 'Sverdlovsk', ru: 'Свердловская' } };
    writeFileSync(file, databaseOf({ country: { iso_code: 'RU' }, subdivisions: [region] }));
    const placeOf = openPlaces(file);
    expect(placeOf('85.140.1.1')).toEqual({ country: 'RU', region: 'Свердловская' });
    expect(placeOf('203.0.113.5')).toEqual({ country: '', region: '' });
    expect(placeOf('')).toEqual({ country: '', region: '' });
  });

  it('asks for a file that can be read', () => {
    expect(() => openPlaces(path.join(dir, 'absent.mmdb'))).toThrow('RUPOR_GEO_FILE');
    const broken = path.join(dir, 'broken.mmdb');
    writeFileSync(broken, 'no database');
    expect(() => openPlaces(broken)).toThrow('RUPOR_GEO_FILE');
  });

  it('of IPv6 is that of the household', () => {
    expect(household('2001:db8:a:b:1:2:3:4')).toBe('2001:db8:a:b::');
    expect(household('::ffff:192.0.2.1')).toBe('192.0.2.1');
    expect(household('192.0.2.1')).toBe('192.0.2.1');
  });
});
