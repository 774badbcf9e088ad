// Country and region of an address, from a file in MaxMind's format that the owner has put here (GeoLite2, DB-IP Lite):
// Rupor ships none and asks nobody. The address itself is kept nowhere; without a file nothing is known.
import { readFileSync } from 'node:fs';
import ipaddr from 'ipaddr.js';
import { type CityResponse, Reader } from 'mmdb-lib';
import { StartupError } from '../../../lib/errors.ts';
import type { Place } from './counter.ts';

const NOWHERE: Place = { country: '', region: '' };

/** Reads the file into memory once, at start. */
export function openPlaces(file: string): (address: string) => Place {
  let reader: Reader<CityResponse>;
  try {
    reader = new Reader<CityResponse>(readFileSync(file));
  } catch (cause) {
    throw new StartupError(
      `RUPOR_GEO_FILE: ${file} is no readable database of addresses; give the path of a .mmdb file, or remove the setting.`,
      { cause },
    );
  }
  return (address) => placeIn(reader, address);
}

/** ISO code of the country (RU), name of its region: in Russian where the file has it. */
function placeIn(reader: Reader<CityResponse>, address: string): Place {
  // A socket or a name has no place.
  const found = ipaddr.isValid(address) ? reader.get(address) : null;
  if (!found) return NOWHERE;
  const [region] = found.subdivisions ?? [];
  return {
    country: found.country?.iso_code ?? '',
    region: region?.names?.ru ?? region?.names?.en ?? region?.iso_code ?? '',
  };
}
