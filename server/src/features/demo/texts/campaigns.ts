// Plans of the demo campaigns, in the order of CAMPAIGNS. Days count from today; numbers and people are invented.
import type { Cadence, Counted, Layer } from '@rupor/shared/campaigns/plan';
import type { Role } from '@rupor/shared/organization/permissions';

interface DemoIndicator {
  key: string;
  leadsTo: string | null;
  layer: Layer;
  name: string;
  definition: string;
  source: string;
  unit: string;
  baseline: number | null;
  target: number | null;
  cadence: Cadence;
  rule: string;
  counted: Counted | null;
  owner: Role | null;
  /** Newest first. */
  readings: readonly { day: number; value: number; note: string }[];
}

export interface DemoPlan {
  goal: string;
  messages: readonly string[];
  phases: readonly { name: string; from: number; to: number }[];
  tasks: readonly { title: string; due: number; owner: Role | null; isDone: boolean }[];
  indicators: readonly DemoIndicator[];
  budget: readonly {
    name: string;
    hoursPlanned: number | null;
    hoursSpent: number | null;
    roublesPlanned: number | null;
    roublesSpent: number | null;
  }[];
  decisions: readonly { title: string; due: number; owner: Role | null }[];
  lookBack: { done: string; changed: string; doubts: string; decide: string } | null;
}

const byHand = { counted: null, cadence: 'weekly' } as const;
const byRupor = { source: 'Рупор', owner: null, readings: [], baseline: null, cadence: 'weekly' } as const;

const NIGHTS: DemoPlan = {
  goal: 'Ночные часы оплачиваются по новому колдоговору у всех, и каждый умеет проверить свой расчётный лист.',
  messages: [
    'Ночные теперь на треть дороже: пункт 4.7 колдоговора.',
    'Проверьте листок: строка «ночные», две минуты.',
    'Не сошлось — юрист профсоюза считает вместе с вами.',
  ],
  phases: [
    { name: 'Объясняем пункт 4.7', from: -40, to: -27 },
    { name: 'Эфир с юристом и разбор листков', from: -26, to: -6 },
    { name: 'Помогаем вернуть недоплату', from: -5, to: 10 },
  ],
  tasks: [
    { title: 'Памятка «Как прочитать расчётный лист»', due: -34, owner: 'editor', isDone: true },
    { title: 'Эфир с юристом: собрать вопросы смен', due: -15, owner: 'trainer', isDone: true },
    { title: 'Обойти ночную смену в Депо № 3', due: -3, owner: 'ambassador', isDone: false },
    { title: 'Собрать числа по заявлениям у двух первичек', due: 2, owner: 'council', isDone: false },
    { title: 'Подвести итог для совета', due: 9, owner: 'editor', isDone: false },
  ],
  indicators: [
    {
      ...{ key: 'returned', leadsTo: null, layer: 'impact', name: 'Вернули недоплату', ...byHand },
      definition: 'Работники, которым бухгалтерия пересчитала ночные после обращения.',
      ...{
        source: 'Журнал юриста, сверяют двое',
        unit: 'человек',
        baseline: 0,
        target: 60,
        owner: 'approver',
      },
      rule: 'Отказывают чаще, чем в половине случаев, — идём в комиссию по трудовым спорам.',
      readings: [
        { day: -2, value: 23, note: 'Приборный завод и больница' },
        { day: -9, value: 14, note: '' },
        { day: -16, value: 4, note: '' },
      ],
    },
    {
      ...{ key: 'appeals', leadsTo: 'returned', layer: 'outcome', name: 'Обратились с листком', ...byHand },
      definition: 'Показали листок юристу или профоргу, без повторов.',
      ...{ source: 'Тетради профоргов', unit: 'человек', baseline: 6, target: 120, owner: 'ambassador' },
      rule: 'Смена молчит две недели — идём ночью сами.',
      readings: [
        { day: -8, value: 64, note: 'Депо и Хлебокомбинат ещё не прислали' },
        { day: -15, value: 41, note: '' },
      ],
    },
    {
      ...{ key: 'clicks', leadsTo: 'appeals', layer: 'outtake', name: 'Переходы к памятке', ...byRupor },
      ...{
        definition: 'Нажатия на ссылку в публикациях кампании.',
        unit: 'переходов',
        target: 1000,
        counted: 'clicks',
      },
      rule: 'Просмотры есть, переходов нет — меняем первый абзац.',
    },
    {
      ...{ key: 'views', leadsTo: 'clicks', layer: 'output', name: 'Просмотры', ...byRupor },
      ...{
        definition: 'Показы публикаций кампании, не люди.',
        unit: 'просмотров',
        target: 40000,
        counted: 'views',
      },
      rule: '',
    },
    {
      ...{ key: 'posts', leadsTo: 'views', layer: 'output', name: 'Вышло публикаций', ...byRupor },
      ...{ definition: 'Хотя бы в одном канале.', unit: 'публикаций', target: 24, counted: 'posts' },
      rule: '',
    },
    {
      ...{ key: 'hours', leadsTo: 'posts', layer: 'input', name: 'Часы команды', ...byHand },
      definition: 'Тексты, съёмка, эфир, ответы людям.',
      ...{ source: 'Таблица команды', unit: 'часов', baseline: 0, target: 60, owner: 'editor' },
      rule: 'Больше 80 часов — отказываемся от второго эфира.',
      readings: [{ day: -4, value: 47, note: '' }],
    },
  ],
  budget: [
    { name: 'Тексты и ответы', hoursPlanned: 36, hoursSpent: 31, roublesPlanned: 0, roublesSpent: 0 },
    { name: 'Эфир с юристом', hoursPlanned: 12, hoursSpent: 16, roublesPlanned: 0, roublesSpent: null },
    { name: 'Печать памяток', hoursPlanned: 4, hoursSpent: null, roublesPlanned: 6000, roublesSpent: 5400 },
  ],
  decisions: [
    {
      title: 'Повторить эфир в следующем месяце: он привёл больше половины обращений',
      due: 14,
      owner: 'trainer',
    },
    { title: 'Собрать числа у Депо № 3 и Хлебокомбината', due: 4, owner: 'council' },
  ],
  lookBack: null,
};

const JOIN: DemoPlan = {
  goal: 'К концу кампании в смене больше тех, кто состоит в профсоюзе и знает своего профорга.',
  messages: [
    'Колдоговор держится на тех, кто вступил.',
    'Заявление на одной странице, поможет профорг смены.',
    'Взнос — один процент. За него юрист, касса и голос.',
  ],
  phases: [
    { name: 'Слушаем, почему не вступают', from: -20, to: -11 },
    { name: 'Рассказываем о людях', from: -10, to: 7 },
    { name: 'Разговоры в сменах', from: 8, to: 21 },
    { name: 'Благодарим и считаем', from: 22, to: 28 },
  ],
  tasks: [
    {
      title: 'Записать слова десяти коллег, которые не в профсоюзе',
      due: -13,
      owner: 'ambassador',
      isDone: true,
    },
    { title: 'Снять трёх профоргов на рабочих местах, с согласия', due: -4, owner: 'editor', isDone: true },
    { title: 'Бланк заявления: проверить и разложить в сменах', due: 3, owner: 'council', isDone: false },
    { title: 'График разговоров по сменам', due: 7, owner: 'ambassador', isDone: false },
  ],
  indicators: [
    {
      ...{ key: 'members', leadsTo: null, layer: 'impact', name: 'Вступили', ...byHand },
      definition: 'Новые члены за время кампании.',
      ...{ source: 'Реестр, сверяют двое', unit: 'человек', baseline: 0, target: 40, owner: 'council' },
      rule: 'Вступают без ссылок — усиливаем разговоры, а не ленту.',
      readings: [{ day: -5, value: 7, note: 'по трём первичкам из четырёх' }],
    },
    {
      ...{ key: 'talks', leadsTo: 'members', layer: 'outcome', name: 'Разговоры один на один', ...byHand },
      definition: 'Выслушали, а не только дали листовку.',
      ...{ source: 'Тетради профоргов', unit: 'разговоров', baseline: null, target: 80, owner: 'ambassador' },
      rule: '',
      readings: [],
    },
    {
      ...{ key: 'views', leadsTo: 'talks', layer: 'output', name: 'Просмотры', ...byRupor },
      ...{
        definition: 'Показы публикаций кампании, не люди.',
        unit: 'просмотров',
        target: 20000,
        counted: 'views',
      },
      rule: '',
    },
  ],
  budget: [
    { name: 'Съёмка и тексты', hoursPlanned: 24, hoursSpent: 9, roublesPlanned: 0, roublesSpent: 0 },
    { name: 'Листовки с QR', hoursPlanned: 2, hoursSpent: null, roublesPlanned: 4500, roublesSpent: null },
  ],
  decisions: [],
  lookBack: null,
};

const WARM: DemoPlan = {
  goal: 'В раздевалке цеха № 4 тепло: плюс двадцать к началу смены.',
  messages: ['Было плюс пять, должно быть плюс двадцать.', 'Градусник и фото каждый день, без ругани.'],
  phases: [
    { name: 'Меряем и собираем подписи', from: -62, to: -50 },
    { name: 'Говорим с администрацией', from: -49, to: -40 },
    { name: 'Рассказываем победу', from: -39, to: -34 },
  ],
  tasks: [
    { title: 'Градусник и журнал температур', due: -60, owner: 'ambassador', isDone: true },
    { title: 'Передать 134 подписи', due: -48, owner: 'approver', isDone: true },
  ],
  indicators: [
    {
      ...{ key: 'warm', leadsTo: null, layer: 'impact', name: 'Температура в раздевалке', ...byHand },
      definition: 'Градусы в 7:30, среднее за неделю.',
      ...{ source: 'Журнал температур', unit: '°C', baseline: 5, target: 20, owner: 'ambassador' },
      rule: 'Ниже восемнадцати два дня — пишем снова.',
      readings: [
        { day: -35, value: 21, note: 'после замены батарей' },
        { day: -50, value: 6, note: '' },
      ],
    },
    {
      ...{ key: 'signed', leadsTo: 'warm', layer: 'outcome', name: 'Подписи', ...byHand },
      definition: 'Живые подписи работников цеха.',
      ...{ source: 'Подписные листы', unit: 'подписей', baseline: 0, target: 100, owner: 'council' },
      rule: '',
      readings: [{ day: -49, value: 134, note: '' }],
    },
  ],
  budget: [
    { name: 'Журнал, фото, тексты', hoursPlanned: 10, hoursSpent: 14, roublesPlanned: 0, roublesSpent: 0 },
  ],
  decisions: [{ title: 'Мерить температуру во всех раздевалках с октября', due: 20, owner: 'ambassador' }],
  lookBack: {
    done: 'Двенадцать дней мерили температуру, собрали 134 подписи, трижды встретились с администрацией.',
    changed:
      'Батареи заменили. Было плюс пять, стало плюс двадцать один: журнал температур, последняя неделя.',
    doubts: 'Просмотры учебные. В те же дни потеплело на улице: смотрите на неделю после морозов.',
    decide: 'Журнал температур завести во всех цехах. Фото «было и стало» снимать с одной точки.',
  },
};

export const PLANS: readonly DemoPlan[] = [NIGHTS, JOIN, WARM];
