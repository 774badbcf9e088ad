// Ideas, an own day and two wins of the demo: one told to the end of its parts, one with gaps for the linter to name.
import type { Tx } from '../../lib/db.ts';
import { newId } from './demo-numbers.ts';
import { DEMO_ORGANIZATION_ID } from './demo-world.ts';

interface Setting {
  /** Users who bring ideas: the editor and the ambassador. */
  editorId: string;
  ambassadorId: string;
  rubricIds: readonly string[];
  now: Date;
}

/** Text, index of the rubric, column, days ago. */
const IDEAS = [
  ['В раздевалке литейного цеха снова +9. Есть фото градусника', 2, 'idea', 0],
  ['Спросили на проходной: положена ли доплата, если вызвали в выходной', 1, 'idea', 0],
  ['Снять смену Нины Воробьёвой в столовой: 400 обедов за два часа', 3, 'idea', 1],
  ['Разобрать расчётный листок по строкам, особенно «РК» и «ночные»', 0, 'idea', 2],
  ['Молодёжь просит объяснить, зачем платить взносы. Собрать три ответа от своих', 3, 'idea', 4],
  ['Опрос: какой график удобнее, 2/2 или 3/3', 3, 'idea', 6],
  ['Карточки «Пять вещей, которые проверить до подписи договора»', 1, 'draft', 3],
  ['Как депо вернуло премию за квартал, рассказ Виктора Сазонова', 2, 'draft', 5],
  ['Памятка: что делать, если заставляют писать «по собственному»', 1, 'ready', 8],
] as const;

const WINS = [
  {
    title: 'Тёплая раздевалка в депо',
    place: 'Депо № 3',
    problem: 'С октября смена переодевалась при плюс пяти. Сушилки стояли холодные.',
    action: 'Профком и 84 работника смены подписали обращение и вместе пошли к начальнику депо.',
    result: 'Раздевалку греют, отопление вписали в колдоговор',
    number: 'Было +5, стало +22',
    meaning: 'Мёрзнуть на работе — не норма. Температуру можно потребовать по закону и по колдоговору.',
    ask: 'Холодно у вас? Напишите нам, где и сколько градусов.',
    evidence: 'Приложение 4 к колдоговору',
    people: [{ name: 'Артём Лосев', hasConsent: true }],
    daysAgo: 34,
  },
  {
    title: 'Молоко вернули',
    place: 'Хлебокомбинат',
    problem: 'На участке с мучной пылью перестали выдавать молоко.',
    action: '',
    result: 'Молоко снова выдают',
    number: '',
    meaning: '',
    ask: '',
    evidence: '',
    people: [{ name: 'Светлана П.', hasConsent: false }],
    daysAgo: 6,
  },
] as const;

export async function insertIdeas(
  tx: Tx,
  { editorId, ambassadorId, rubricIds, now }: Setting,
): Promise<void> {
  const organizationId = DEMO_ORGANIZATION_ID;
  const ago = (days: number, minutes = 0) => new Date(now.getTime() - days * 86_400_000 - minutes * 60_000);
  await tx.idea.createMany({
    data: IDEAS.map(([text, rubric, state, days], index) => ({
      id: newId(),
      organizationId,
      text,
      rubricId: rubricIds[rubric] ?? null,
      state,
      source: index === 1 ? 'telegram' : 'hand',
      authorId: index % 2 === 0 ? ambassadorId : editorId,
      createdAt: ago(days, index * 7 + 20),
      movedAt: ago(days, index * 7 + 20),
    })),
  });
  await tx.ownDay.create({
    data: { organizationId, name: 'День рождения «Рабочей смены»', day: new Date('2011-12-11T00:00:00Z') },
  });
  await tx.dayChoice.create({
    data: { organizationId, sets: ['union', 'public', 'trade-industry', 'trade-health', 'trade-transport'] },
  });
  await tx.story.createMany({
    data: WINS.map(({ daysAgo, people, ...parts }) => ({
      ...parts,
      people: people.map((person) => ({ ...person })),
      id: newId(),
      organizationId,
      happenedOn: new Date(`${ago(daysAgo).toISOString().slice(0, 10)}T00:00:00Z`),
      rubricId: rubricIds[2] ?? null,
      authorId: editorId,
      createdAt: ago(daysAgo - 1),
      updatedAt: ago(daysAgo - 1),
    })),
  });
}
