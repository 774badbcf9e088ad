// Days of trades, by branch of industry. Where two acts differ, the later one counts.
import {
  by,
  type DaySet,
  DECREE_1980,
  DECREE_1988,
  type KnownDay,
  on,
  onWeekday,
  UNCHECKED,
} from './day-set.ts';

function trade(key: string, ru: string, en: string, days: readonly KnownDay[]): DaySet {
  return { key: `trade-${key}`, kind: 'trade', ru, en, isDefault: false, days };
}

const MINING = trade('mining', 'Горное дело и металлургия', 'Mining and metals', [
  onWeekday([1, 7, 4], ['geologist', 'День геолога', 'Geologist’s Day'], DECREE_1980),
  onWeekday([3, 7, 7], ['metallurgist', 'День металлурга', 'Metallurgist’s Day'], DECREE_1980),
  onWeekday([-1, 7, 8], ['miner', 'День шахтёра', 'Miner’s Day'], DECREE_1980),
]);

const ENERGY = trade('energy', 'Энергетика, нефть и газ', 'Energy, oil and gas', [
  onWeekday(
    [1, 7, 9],
    ['oil-gas', 'День работников нефтяной и газовой промышленности', 'Oil and Gas Workers’ Day'],
    DECREE_1980,
  ),
  on(
    28,
    9,
    ['nuclear', 'День работника атомной промышленности', 'Nuclear Industry Workers’ Day'],
    by('Указ Президента РФ от 03.06.2005 № 633'),
  ),
  on(22, 12, ['power', 'День энергетика', 'Power Engineers’ Day'], UNCHECKED),
]);

const INDUSTRY = trade(
  'industry',
  'Машиностроение, химия, лёгкая промышленность',
  'Engineering, chemicals, textiles',
  [
    onWeekday([-1, 7, 5], ['chemist', 'День химика', 'Chemist’s Day'], DECREE_1980),
    onWeekday(
      [2, 7, 6],
      ['textile', 'День работников лёгкой промышленности', 'Light Industry Workers’ Day'],
      DECREE_1980,
    ),
    onWeekday(
      [-1, 6, 6],
      ['inventor', 'День изобретателя и рационализатора', 'Inventor’s Day'],
      by('Отмечается в последнюю субботу июня', 'seen', 'https://www.rusevents.ru/category/professionalnie/'),
    ),
    onWeekday([3, 7, 9], ['forest', 'День работников леса', 'Forestry Workers’ Day'], DECREE_1980),
    onWeekday([-1, 7, 9], ['engineer', 'День машиностроителя', 'Machine Builder’s Day'], DECREE_1980),
  ],
);

const BUILDING = trade('building', 'Строительство и коммунальное хозяйство', 'Building and housing', [
  onWeekday(
    [3, 7, 3],
    [
      'housing',
      'День работников бытового обслуживания и коммунального хозяйства',
      'Housing and Utilities Workers’ Day',
    ],
    { ...DECREE_1988, confidence: 'seen' },
  ),
  onWeekday(
    [2, 7, 8],
    ['builder', 'День строителя', 'Builder’s Day'],
    by('Указ Президиума ВС СССР от 06.09.1955', 'seen', 'https://libussr.ru/doc_ussr/ussr_5030.htm'),
  ),
]);

const TRANSPORT = trade('transport', 'Транспорт', 'Transport', [
  on(9, 2, ['aviation', 'День работника гражданской авиации', 'Civil Aviation Workers’ Day'], UNCHECKED),
  onWeekday(
    [1, 7, 7],
    ['fleet', 'День работников морского и речного флота', 'Sea and River Fleet Workers’ Day'],
    { ...DECREE_1980, confidence: 'seen', url: 'https://www.rusevents.ru/category/professionalnie/' },
  ),
  onWeekday([1, 7, 8], ['railway', 'День железнодорожника', 'Railway Worker’s Day'], DECREE_1980),
  onWeekday([3, 7, 10], ['roads', 'День работников дорожного хозяйства', 'Road Workers’ Day'], UNCHECKED),
  onWeekday(
    [-1, 7, 10],
    [
      'drivers',
      'День работника автомобильного и городского транспорта',
      'Drivers’ and City Transport Workers’ Day',
    ],
    UNCHECKED,
  ),
]);

const HEALTH = trade('health', 'Здравоохранение и социальная работа', 'Health and social work', [
  on(28, 4, ['ambulance', 'День работника скорой медицинской помощи', 'Ambulance Workers’ Day'], UNCHECKED),
  on(
    12,
    5,
    ['nurse', 'Международный день медицинской сестры', 'International Nurses Day'],
    by('Международный совет медицинских сестёр'),
  ),
  on(
    8,
    6,
    ['social-worker', 'День социального работника', 'Social Worker’s Day'],
    by('Указ Президента РФ от 27.10.2000 № 1796'),
  ),
  onWeekday([3, 7, 6], ['medic', 'День медицинского работника', 'Medical Workers’ Day'], {
    ...DECREE_1980,
    confidence: 'seen',
    url: 'http://zcrb.ru/news/2009-06-18',
  }),
]);

const EDUCATION = trade('education', 'Образование и наука', 'Education and science', [
  on(
    25,
    1,
    ['student', 'День российского студенчества', 'Russian Students’ Day'],
    by('Указ Президента РФ от 25.01.2005 № 76'),
  ),
  on(
    8,
    2,
    ['science', 'День российской науки', 'Russian Science Day'],
    by('Указ Президента РФ от 07.06.1999 № 717'),
  ),
  on(1, 9, ['knowledge', 'День знаний', 'Knowledge Day'], by('Указ Президиума ВС СССР от 15.06.1984')),
  on(
    27,
    9,
    ['kindergarten', 'День воспитателя и всех дошкольных работников', 'Preschool Workers’ Day'],
    UNCHECKED,
  ),
  on(5, 10, ['teacher', 'День учителя', 'Teacher’s Day'], by('Указ Президента РФ от 03.10.1994 № 1961')),
]);

const CULTURE = trade('culture', 'Культура, связь и печать', 'Culture, communications and the press', [
  on(13, 1, ['press', 'День российской печати', 'Russian Press Day'], UNCHECKED),
  on(
    25,
    3,
    ['culture-worker', 'День работника культуры', 'Culture Workers’ Day'],
    by('Указ Президента РФ от 27.08.2007 № 1111'),
  ),
  on(27, 3, ['theatre', 'Всемирный день театра', 'World Theatre Day'], by('Международный институт театра')),
  on(
    7,
    5,
    [
      'radio',
      'День радио, праздник работников всех отраслей связи',
      'Radio Day, day of communications workers',
    ],
    DECREE_1980,
  ),
  on(27, 5, ['library', 'День библиотек', 'Libraries’ Day'], by('Указ Президента РФ от 27.05.1995 № 539')),
  onWeekday(
    [2, 7, 7],
    ['post', 'День российской почты', 'Russian Post Day'],
    by('Отмечается во второе воскресенье июля', 'seen', 'https://www.rusevents.ru/category/professionalnie/'),
  ),
]);

const TRADE = trade('trade', 'Торговля и услуги', 'Retail and services', [
  onWeekday(
    [4, 6, 7],
    ['shop', 'День работника торговли', 'Retail Workers’ Day'],
    by(
      'Указ Президента РФ от 07.05.2013 № 459',
      'seen',
      'https://gfaclaims.com/obshestvo/85991-prezident-rf-naznachil-svoim-ukazom-chetvertuyu-subbotu-iyulya-dnem-rabotnika-torgovli.html',
    ),
  ),
  on(20, 10, ['cook', 'Международный день повара', 'International Chefs Day'], UNCHECKED),
]);

const FOOD = trade('food', 'Сельское хозяйство и пищевая промышленность', 'Farming and food', [
  onWeekday(
    [2, 7, 7],
    ['fisherman', 'День рыбака', 'Fisherman’s Day'],
    by('Указ Президиума ВС СССР от 01.11.1968', 'seen', 'https://www.rusevents.ru/category/professionalnie/'),
  ),
  onWeekday(
    [2, 7, 10],
    [
      'farmer',
      'День работника сельского хозяйства и перерабатывающей промышленности',
      'Farm and Processing Workers’ Day',
    ],
    by('Указ Президента РФ от 31.05.1999 № 679'),
  ),
  onWeekday(
    [3, 7, 10],
    ['food-industry', 'День работников пищевой промышленности', 'Food Industry Workers’ Day'],
    UNCHECKED,
  ),
]);

const RESCUE = trade('rescue', 'Спасатели и пожарные', 'Rescue and fire services', [
  on(
    30,
    4,
    ['fire', 'День пожарной охраны', 'Fire Service Day'],
    by('Указ Президента РФ от 30.04.1999 № 539'),
  ),
  on(27, 12, ['rescuer', 'День спасателя', 'Rescuer’s Day'], by('Указ Президента РФ от 26.12.1995 № 1306')),
]);

export const TRADE_DAYS: readonly DaySet[] = [
  MINING,
  ENERGY,
  INDUSTRY,
  BUILDING,
  TRANSPORT,
  HEALTH,
  EDUCATION,
  CULTURE,
  TRADE,
  FOOD,
  RESCUE,
];
