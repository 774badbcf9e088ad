// Who applies in the demo. All of them are invented; numbers and addresses belong to nobody.
import type { Heard } from '@rupor/shared/leads/heard';
import type { LeadState } from '@rupor/shared/leads/lead-states';
import type { SourceGroup } from '@rupor/shared/visits/source-group';

export interface Applicant {
  name: string;
  contact: string;
  workplace: string;
  branch: number | null;
  /** Days before now, and hours until each step. */
  days: number;
  path: [LeadState, number][];
  heard: Heard | null;
  source: SourceGroup | null;
  /** Notice board or leaflet of the kit. */
  place?: string;
}

export const APPLICANTS: readonly Applicant[] = [
  {
    name: 'Лариса',
    contact: '+7 900 000-00-01',
    workplace: 'Приборный, сборочный цех',
    branch: 0,
    days: 0.05,
    path: [],
    heard: 'board',
    source: 'paper',
    place: 'проходная',
  },
  {
    name: 'Тимур',
    contact: '@timur_depo',
    workplace: 'Депо № 3',
    branch: 1,
    days: 0.2,
    path: [],
    heard: 'vk',
    source: 'vk',
  },
  {
    name: 'Н. Самойлова',
    contact: 'samoilova@bolnica.example',
    workplace: 'Горбольница, приёмное',
    branch: 2,
    days: 0.9,
    path: [['no_answer', 3]],
    heard: 'colleague',
    source: null,
  },
  {
    name: 'Костя',
    contact: '+7 900 000-00-04',
    workplace: 'хлебокомбинат, упаковка',
    branch: 3,
    days: 1.4,
    path: [['contacted', 2]],
    heard: 'meeting',
    source: 'paper',
    place: 'столовая',
  },
  {
    name: 'Ирина Ж.',
    contact: '+7 900 000-00-05',
    workplace: 'склад на Лесной',
    branch: null,
    days: 2.1,
    path: [],
    heard: 'search',
    source: 'search',
  },
  {
    name: 'Рустам',
    contact: '@rustam_st',
    workplace: 'Приборный, цех 5',
    branch: 0,
    days: 3,
    path: [['talked', 1]],
    heard: 'chair',
    source: 'paper',
    place: 'цех 5',
  },
  {
    name: 'Оля',
    contact: '+7 900 000-00-07',
    workplace: 'Депо № 3, ремзона',
    branch: 1,
    days: 5,
    path: [
      ['contacted', 1],
      ['talked', 20],
      ['joined', 44],
    ],
    heard: 'colleague',
    source: 'telegram',
  },
  {
    name: 'Вадим',
    contact: '+7 900 000-00-08',
    workplace: 'Приборный',
    branch: 0,
    days: 6,
    path: [
      ['talked', 2],
      ['joined', 30],
    ],
    heard: 'board',
    source: 'paper',
    place: 'проходная',
  },
  {
    name: 'Сабина',
    contact: '@sabina_med',
    workplace: 'Городская больница',
    branch: 2,
    days: 8,
    path: [
      ['contacted', 5],
      ['declined', 26],
    ],
    heard: 'vk',
    source: 'vk',
  },
  {
    name: 'Григорий',
    contact: '+7 900 000-00-10',
    workplace: 'Хлебокомбинат',
    branch: 3,
    days: 9,
    path: [
      ['talked', 1],
      ['joined', 22],
    ],
    heard: 'meeting',
    source: null,
  },
  {
    name: 'Даша',
    contact: '+7 900 000-00-11',
    workplace: 'Приборный, столовая',
    branch: 0,
    days: 11,
    path: [
      ['contacted', 4],
      ['talked', 30],
      ['joined', 60],
    ],
    heard: 'board',
    source: 'paper',
    place: 'столовая',
  },
  {
    name: 'Михаил П.',
    contact: 'mp@depo.example',
    workplace: 'Депо',
    branch: 1,
    days: 13,
    path: [
      ['no_answer', 2],
      ['contacted', 26],
      ['talked', 50],
    ],
    heard: 'telegram',
    source: 'telegram',
  },
  {
    name: 'Алсу',
    contact: '+7 900 000-00-13',
    workplace: 'Горбольница',
    branch: 2,
    days: 15,
    path: [
      ['talked', 1],
      ['joined', 25],
    ],
    heard: 'colleague',
    source: 'vk',
  },
  {
    name: 'Женя',
    contact: '@zhenya_smena',
    workplace: 'Приборный, цех 5',
    branch: 0,
    days: 17,
    path: [
      ['talked', 3],
      ['joined', 40],
    ],
    heard: 'chair',
    source: 'paper',
    place: 'цех 5',
  },
];
