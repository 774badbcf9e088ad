// Accounts of the practice network: anybody may have any name, and a name is always the same account.
import { createHash } from 'node:crypto';

const LATIN: Record<string, string> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** Readable, stable and free of collisions: «Профком завода» → profkom-zavoda-1f2e3d. */
export function accountId(kind: string, name: string): string {
  const plain = name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
  const slug = [...plain]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const hash = createHash('sha256').update(`${kind} ${plain}`).digest('hex').slice(0, 6);
  return slug ? `${slug}-${hash}` : hash;
}
