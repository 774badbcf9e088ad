// Days for everybody: days off of the whole country, and the days of the trade union movement.
import { by, type DaySet, LABOUR_CODE, on, onWeekday, UNCHECKED } from './day-set.ts';

export const PUBLIC_DAYS: DaySet = {
  key: 'public',
  kind: 'public',
  ru: 'Нерабочие праздники России',
  en: 'Public holidays of Russia',
  isDefault: true,
  days: [
    on(1, 1, ['new-year', 'Новый год', 'New Year'], LABOUR_CODE),
    on(7, 1, ['christmas', 'Рождество Христово', 'Orthodox Christmas'], LABOUR_CODE),
    on(23, 2, ['defender', 'День защитника Отечества', 'Defender of the Fatherland Day'], LABOUR_CODE),
    on(8, 3, ['women', 'Международный женский день', 'International Women’s Day'], LABOUR_CODE),
    on(1, 5, ['may-day', 'Праздник Весны и Труда, 1 Мая', 'Spring and Labour Day, 1 May'], LABOUR_CODE),
    on(9, 5, ['victory', 'День Победы', 'Victory Day'], LABOUR_CODE),
    on(12, 6, ['russia', 'День России', 'Russia Day'], LABOUR_CODE),
    on(4, 11, ['unity', 'День народного единства', 'National Unity Day'], LABOUR_CODE),
  ],
};

const UN = (what: string) => by(what);

export const UNION_DAYS: DaySet = {
  key: 'union',
  kind: 'union',
  ru: 'Профсоюзы и права работников',
  en: 'Unions and workers’ rights',
  isDefault: true,
  days: [
    on(
      20,
      2,
      ['social-justice', 'Всемирный день социальной справедливости', 'World Day of Social Justice'],
      UN('Резолюция Генеральной Ассамблеи ООН 62/10'),
    ),
    on(
      28,
      4,
      ['safety-at-work', 'Всемирный день охраны труда', 'World Day for Safety and Health at Work'],
      by('Международная организация труда, с 2003 года', 'seen', 'https://www.profchelny.ru/news/238.html'),
    ),
    on(
      12,
      6,
      ['child-labour', 'Всемирный день борьбы с детским трудом', 'World Day Against Child Labour'],
      UN('Международная организация труда, с 2002 года'),
    ),
    onWeekday([-1, 6, 6], ['youth-russia', 'День молодёжи', 'Youth Day in Russia'], UNCHECKED),
    on(12, 8, ['youth', 'Международный день молодёжи', 'International Youth Day'], {
      ...UN('Резолюция Генеральной Ассамблеи ООН 54/120'),
    }),
    on(18, 9, ['fnpr', 'День образования ФНПР (1990)', 'Founding of the FNPR (1990)'], UNCHECKED),
    on(1, 10, ['older-people', 'Международный день пожилых людей', 'International Day of Older Persons'], {
      ...by('Генеральная Ассамблея ООН, 14.12.1990', 'seen', 'http://ombudsman39.ru/?p=4226'),
    }),
    on(
      7,
      10,
      ['decent-work', 'Всемирный день действий «За достойный труд!»', 'World Day for Decent Work'],
      by(
        'Международная конфедерация профсоюзов, с 2008 года',
        'seen',
        'https://civilsk-centr.soc.cap.ru/mobile/press-centr/2021/10/07/7-oktyabrya-vsemirnij-denj-dejstvij-za-dostojnij-t',
      ),
    ),
    on(
      17,
      10,
      ['poverty', 'Международный день борьбы за ликвидацию нищеты', 'Day for the Eradication of Poverty'],
      UN('Резолюция Генеральной Ассамблеи ООН 47/196'),
    ),
    on(
      25,
      11,
      [
        'violence',
        'Международный день борьбы с насилием над женщинами',
        'Day Against Violence Towards Women',
      ],
      UN('Резолюция Генеральной Ассамблеи ООН 54/134'),
    ),
    on(
      3,
      12,
      ['disability', 'Международный день инвалидов', 'Day of Persons with Disabilities'],
      UN('Резолюция Генеральной Ассамблеи ООН 47/3'),
    ),
    on(10, 12, ['human-rights', 'День прав человека', 'Human Rights Day'], {
      ...UN('Резолюция Генеральной Ассамблеи ООН 423 (V)'),
    }),
    on(
      18,
      12,
      ['migrants', 'Международный день мигранта', 'International Migrants Day'],
      UN('Резолюция Генеральной Ассамблеи ООН 55/93'),
    ),
  ],
};
