// The fictional union of the demo. Organizations and people are invented.
import type { PracticeKind } from '../../networks/practice/coefficients.ts';
import { CALENDAR } from './texts/calendar.ts';
import { LAWYER } from './texts/lawyer.ts';
import { MONEY } from './texts/money.ts';
import { PEOPLE } from './texts/people.ts';
import type { DemoText } from './texts/text.ts';
import { VICTORY } from './texts/victory.ts';

/** Fixed: a seed that was killed writes the same pictures again, and two seeds at once make one organization. */
export const DEMO_ORGANIZATION_ID = '01990000-0000-7000-8000-0000000de300';
/** Of the invented union's site; nobody owns names under .example. */
export const DEMO_HOST = 'metall-ural.example';
export const DEMO_ZONE = 'Asia/Yekaterinburg';
export const DEMO_NAME = 'Зареченский областной профсоюз «Рабочая смена»';

export const BRANCHES = [
  'Первичка Приборного завода',
  'Первичка Депо № 3',
  'Первичка Городской больницы',
  'Первичка Хлебокомбината',
] as const;
/** As texts say it, in the order of BRANCHES. */
export const PLACES = [
  'Приборном заводе',
  'станции Депо № 3',
  'корпусе Горбольницы',
  'Хлебокомбинате',
] as const;

export interface DemoChannel {
  network: PracticeKind;
  name: string;
  /** Index of BRANCHES; null = the whole union. */
  branch: number | null;
  audienceScale: number;
}

export const CHANNELS: readonly DemoChannel[] = [
  { network: 'practice-wall', name: 'Рабочая смена', branch: null, audienceScale: 1.6 },
  { network: 'practice-messenger', name: 'Рабочая смена: коротко', branch: null, audienceScale: 1.4 },
  { network: 'practice-microblog', name: 'Смена говорит', branch: null, audienceScale: 1 },
  { network: 'practice-wall', name: 'Профком Приборного', branch: 0, audienceScale: 0.8 },
  { network: 'practice-messenger', name: 'Депо № 3, профком', branch: 1, audienceScale: 0.7 },
  { network: 'practice-wall', name: 'Медики Заречья', branch: 2, audienceScale: 0.9 },
  { network: 'practice-messenger', name: 'Хлебокомбинат, первичка', branch: 3, audienceScale: 0.5 },
  { network: 'practice-microblog', name: 'Молодёжный совет', branch: null, audienceScale: 0.8 },
];

export interface DemoRubric {
  name: string;
  colour: number;
  texts: readonly DemoText[];
}

export const RUBRICS: readonly DemoRubric[] = [
  { name: 'Деньги и смена', colour: 1, texts: MONEY },
  { name: 'Вопрос юристу', colour: 2, texts: LAWYER },
  { name: 'Наша победа', colour: 3, texts: VICTORY },
  { name: 'Люди профсоюза', colour: 4, texts: PEOPLE },
  { name: 'Календарь', colour: 5, texts: CALENDAR },
];

/** Days from today; rubrics whose posts belong to it. */
export const CAMPAIGNS = [
  { name: 'Ночные — по колдоговору', from: -40, to: 10, rubrics: [0, 2] },
  { name: 'Вступай в смену', from: -20, to: 28, rubrics: [3] },
  { name: 'Тёплая раздевалка', from: -62, to: -34, rubrics: [1, 2] },
] as const;

export const PEOPLE_OF_ROLES = {
  owner: 'Ольга Крылова',
  admin: 'Денис Шубин',
  editor: 'Марина Котова',
  approver: 'Виктор Сазонов',
  council: 'Алия Гарипова',
  ambassador: 'Артём Лосев',
  trainer: 'Нина Воробьёва',
} as const;
