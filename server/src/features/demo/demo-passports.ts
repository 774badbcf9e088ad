// Passports of the demo's pictures: one of each kind people meet, two left unfinished so that there is something to do.
import { type Passport, Passport as PassportShape, stateOf } from '@rupor/shared/media/passport';
import type { Tx } from '../../lib/db.ts';
import { newId } from '../../lib/uuid.ts';

interface Shelf {
  folder: string;
  tags: string[];
  /** null: nobody has filled one in. */
  said: object | null;
}

const person = (name: string, more: object) => ({ id: newId(), name, ...more });

const SHELVES: readonly Shelf[] = [
  {
    folder: 'Плакаты',
    tags: ['плакат'],
    said: {
      author: 'Артём Лыков',
      origin: 'own',
      hasPeople: false,
      isAiMade: false,
      uses: ['posts', 'pages', 'print'],
    },
  },
  {
    folder: 'Плакаты',
    tags: ['плакат', 'охрана труда'],
    said: {
      title: 'Столбики',
      author: 'Анна Северина',
      source: 'museum.example/plakaty/14',
      origin: 'creative_commons',
      licence: { kind: 'by', version: '4.0' },
      hasPeople: false,
    },
  },
  {
    folder: 'Цех 3',
    tags: ['смена'],
    said: { author: 'Игорь Валеев', origin: 'free_licence', hasPeople: false },
  },
  {
    folder: 'Цех 3/Собрание',
    tags: ['собрание', 'люди'],
    said: {
      author: 'Марина Котова',
      origin: 'employee',
      hasPeople: true,
      people: [
        person('Мария Ковалёва', { state: 'oral', notedBy: 'Марина Котова', isForAdverts: false }),
        person('Рустам Гареев', { state: 'event' }),
      ],
    },
  },
  { folder: '', tags: [], said: null },
];

/** In the order of the pictures; those beyond the shelves are like the last one. */
export async function seedPassports(tx: Tx, assets: readonly { id: string }[]): Promise<void> {
  for (const [index, { id }] of assets.entries()) {
    const shelf = SHELVES[index];
    if (!shelf) continue;
    const passport: Passport | null = shelf.said && PassportShape.parse(shelf.said);
    const { folder, tags } = shelf;
    await tx.mediaAsset.update({
      where: { id },
      data: { folder, tags, ...(passport ? { passport, passportState: stateOf(passport) } : {}) },
    });
  }
}
