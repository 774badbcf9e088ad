// Whom the demo's union speaks to: five audiences, what its rubrics are for, and for whom each post is.
import { SHIFT_PRESETS, type ShiftPreset } from '@rupor/shared/audiences/shifts';
import { addDays } from '@rupor/shared/insights/period';
import type { Prisma } from '../../generated/prisma/client.ts';
import type { Tx } from '../../lib/db.ts';
import { newId } from './demo-numbers.ts';
import { dayOf } from './demo-rows.ts';
import { DEMO_ORGANIZATION_ID, DEMO_ZONE, RUBRICS } from './demo-world.ts';

type Segment = Omit<Prisma.SegmentCreateManyInput, 'organizationId' | 'sourcedOn' | 'shift'> & {
  shift: ShiftPreset | null;
  /** How many days ago it was learnt; null = nobody asked. */
  sourcedDaysAgo: number | null;
};

const SEGMENTS: readonly Segment[] = [
  {
    name: 'Смены Приборного завода',
    relation: 'member',
    attitude: 'passive',
    who: 'Станочники и сборщики 30–50 лет, четыре бригады, половина ездит из пригорода',
    what: 'Разбор листка, доплаты, автобус после второй смены',
    why: 'Хотят понимать, за что платят взносы',
    whenWords: 'За час до смены и в автобусе домой',
    whereWords: 'Раздевалка, автобус, чат бригады',
    job: 'Проверить, верно ли посчитали ночные',
    objection: 'Взносы беру на себя, а решают без меня',
    proof: 'Ночные вернули за полгода, есть приказ',
    channel: 'Чат бригады и стенд у проходной',
    source: '18 разговоров у проходной',
    sourcedDaysAgo: 24,
    shift: 'dayNight',
  },
  {
    name: 'Медсёстры Горбольницы',
    relation: 'member',
    attitude: 'active',
    who: 'Отделения с ночными дежурствами, у каждой второй дети до десяти лет',
    what: 'Часы, дежурства, путёвки в лагерь',
    why: 'Считают каждую переработку',
    whenWords: 'После обхода и поздно вечером',
    whereWords: 'Ординаторская, родительские чаты',
    job: 'Совместить дежурства и школу',
    objection: 'Некогда ходить на собрания',
    proof: 'Комната отдыха и двадцать путёвок вместо восьми',
    channel: 'Сообщество «Медики Заречья»',
    source: 'Опрос 42 человек в трёх отделениях',
    sourcedDaysAgo: 41,
    shift: 'dayThenThree',
  },
  {
    name: 'Бригады депо',
    relation: 'member',
    attitude: 'passive',
    who: 'Слесари и обходчики, работают два через два',
    what: 'Короткие новости о графике и тепле в депо',
    why: 'Устали от графиков, которые меняют за день',
    whenWords: 'В начале смены',
    whereWords: 'Чат депо',
    job: 'Знать свой график на месяц вперёд',
    objection: 'Всё решают в управлении',
    shift: 'twoByTwo',
    sourcedDaysAgo: null,
  },
  {
    name: 'Новички до 35',
    relation: 'non_member',
    attitude: 'interested',
    who: 'Первый год на работе, снимают жильё',
    what: 'Права в первый год, истории ровесников',
    why: 'Боятся, что договор не продлят',
    whenWords: 'Вечером',
    whereWords: 'Лента сообществ города',
    objection: 'Это для пожилых',
    proof: 'Стаж Кириллу засчитали после двух писем',
    channel: 'Молодёжный совет',
    shift: 'fiveDays',
    sourcedDaysAgo: null,
  },
  {
    name: 'Не верят профсоюзу',
    relation: 'non_member',
    attitude: 'sceptical',
    who: 'Работают давно, видели обещания без дела',
    what: 'Документы, числа, сроки',
    objection: 'Вы заодно с начальством',
    proof: 'Пункт колдоговора с датой и подписью',
    shift: null,
    sourcedDaysAgo: null,
  },
];

/** By the index of RUBRICS; the last idea is new, the others are what texts stand for. */
const PLANS = [
  {
    goal: 'Люди умеют проверить свой листок',
    tag: '#ДеньгиИСмена',
    planShare: 25,
    segment: 0,
    idea: 'Калькулятор ночных: считаем вместе',
  },
  {
    goal: 'С вопросом приходят к нам, а не в поиск',
    tag: '#ВопросЮристу',
    planShare: 20,
    segment: 3,
    idea: 'Пять вопросов с приёма за месяц',
  },
  {
    goal: 'Видно, что вместе получается',
    tag: '#НашаПобеда',
    planShare: 20,
    segment: 4,
    idea: 'Год спустя: что стало с той победой',
  },
  {
    goal: 'В профсоюзе узнают соседа по смене',
    tag: '#ЛюдиПрофсоюза',
    planShare: 30,
    segment: 1,
    idea: 'Кто печёт хлеб в новогоднюю ночь',
  },
  {
    goal: 'О датах помнят по людям',
    tag: '#Календарь',
    planShare: 5,
    segment: 0,
    idea: 'Открытка, которую нарисовали дети',
  },
] as const;

/** Being put together: nobody has said for whom, and four ideas are not ten. */
const DRAFT_IDEAS = [
  'Опрос: что поменять в столовой',
  'Опрос: удобен ли график',
  'Что спросить у директора',
  'Итоги опроса: что сделали',
];

interface Given {
  rubricIds: readonly string[];
  posts: readonly { id?: string; rubricId?: string | null }[];
  now: Date;
}

export async function seedAudiences(tx: Tx, { rubricIds, posts, now }: Given): Promise<void> {
  const organizationId = DEMO_ORGANIZATION_ID;
  const segmentIds = SEGMENTS.map(newId);
  await tx.segment.createMany({
    data: SEGMENTS.map(({ shift, sourcedDaysAgo, ...segment }, index) => ({
      ...segment,
      id: segmentIds[index],
      organizationId,
      createdAt: new Date(now.getTime() + index),
      ...(sourcedDaysAgo === null ? {} : { sourcedOn: new Date(addDays(dayOf(now), -sourcedDaysAgo)) }),
      ...(shift ? { shift: patternOf(shift) } : {}),
    })),
  });
  for (const [index, { segment, idea, ...plan }] of PLANS.entries()) {
    const ideas = [...(RUBRICS[index]?.texts ?? []).map(({ title }) => title), idea];
    await tx.rubric.update({
      where: { id: rubricIds[index] },
      data: { ...plan, ideas, segmentId: segmentIds[segment], position: index + 1, activatedAt: now },
    });
  }
  await tx.rubric.create({
    data: {
      organizationId,
      name: 'Голос коллектива',
      colour: 6,
      goal: 'Решения начинаются с вопроса людям',
      tag: '#ГолосКоллектива',
      planShare: 10,
      ideas: DRAFT_IDEAS,
      position: PLANS.length + 1,
    },
  });
  await tx.postSegment.createMany({
    data: posts.flatMap(({ id, rubricId }, index) => {
      if (!id || index % 7 === 6) return [];
      const first = PLANS[rubricIds.indexOf(rubricId ?? '')]?.segment ?? 0;
      // Every third post is for somebody else as well.
      const chosen = index % 3 === 0 ? [first, (first + 2) % SEGMENTS.length] : [first];
      return chosen.map((one) => ({ postId: id, segmentId: segmentIds[one] ?? '', organizationId }));
    }),
  });
}

function patternOf(preset: ShiftPreset): Prisma.InputJsonObject {
  const { days, crews } = SHIFT_PRESETS[preset];
  return {
    timeZone: DEMO_ZONE,
    anchorDay: '2026-01-05',
    days: days.map((day) => day && { from: day.from, to: day.to }),
    crews: [...crews],
  };
}
