// To which branch an application goes: by the names that people have for their workplace. A name that fits several
// branches leads nowhere: then a person decides, because a contact must not reach the wrong chair.

export interface WorkplaceNameFact {
  branchId: string;
  /** From plainWorkplace. */
  plain: string;
}

/** Legal forms and words that say nothing about where. */
const EMPTY_WORDS = new Set(
  'ао оао зао пао ооо фгуп гуп муп ип гбоу мбоу гбуз ппо первичка первичная профсоюзная организация'.split(
    ' ',
  ),
);

/** «АО „Завод № 5“, цех» → «завод 5 цех»: as names are compared. */
export function plainWorkplace(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word))
    .join(' ');
}

/** The only branch whose name is written, or stands in, the text; the longest name wins. null = nobody knows. */
export function branchOfWorkplace(text: string, names: readonly WorkplaceNameFact[]): string | null {
  const plain = plainWorkplace(text);
  if (!plain) return null;
  const said = names.filter((name) => name.plain !== '' && ` ${plain} `.includes(` ${name.plain} `));
  const longest = Math.max(0, ...said.map((name) => name.plain.length));
  const found = said.filter((name) => name.plain.length === longest);
  // «автопарк» alone is enough where only one branch is called so.
  const candidates = found.length > 0 || plain.length < 4 ? found : names.filter(startsIn(plain));
  const branches = new Set(candidates.map(({ branchId }) => branchId));
  return branches.size === 1 ? (candidates[0]?.branchId ?? null) : null;
}

function startsIn(plain: string): (name: WorkplaceNameFact) => boolean {
  return (name) => ` ${name.plain} `.includes(` ${plain} `);
}
