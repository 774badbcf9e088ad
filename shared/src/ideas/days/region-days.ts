// Days of regions. No act was opened for any of them: each is shown with «проверьте» until somebody does.
import { type DaySet, type KnownDay, on, onWeekday, UNCHECKED } from './day-set.ts';

function region(key: string, ru: string, en: string, days: readonly KnownDay[]): DaySet {
  return { key: `region-${key}`, kind: 'region', ru, en, isDefault: false, days };
}

export const REGION_DAYS: readonly DaySet[] = [
  region('bashkortostan', 'Башкортостан', 'Bashkortostan', [
    on(11, 10, ['bashkortostan', 'День Республики Башкортостан', 'Republic Day of Bashkortostan'], UNCHECKED),
  ]),
  region('moscow', 'Москва', 'Moscow', [
    onWeekday([2, 6, 9], ['moscow', 'День города Москвы', 'Moscow City Day'], UNCHECKED),
  ]),
  region('petersburg', 'Санкт-Петербург', 'Saint Petersburg', [
    on(
      27,
      1,
      ['siege', 'День полного освобождения Ленинграда от блокады', 'Lifting of the Siege of Leningrad'],
      UNCHECKED,
    ),
    on(27, 5, ['petersburg', 'День города Санкт-Петербурга', 'Saint Petersburg City Day'], UNCHECKED),
  ]),
  region('sakha', 'Якутия', 'Sakha (Yakutia)', [
    on(27, 4, ['sakha', 'День Республики Саха (Якутия)', 'Republic Day of Sakha'], UNCHECKED),
    on(21, 6, ['ysyakh', 'Ысыах', 'Ysyakh'], UNCHECKED),
  ]),
  region('tatarstan', 'Татарстан', 'Tatarstan', [
    on(30, 8, ['tatarstan', 'День Республики Татарстан', 'Republic Day of Tatarstan'], UNCHECKED),
    on(
      6,
      11,
      ['tatarstan-constitution', 'День Конституции Республики Татарстан', 'Constitution Day of Tatarstan'],
      UNCHECKED,
    ),
  ]),
  region('udmurtia', 'Удмуртия', 'Udmurtia', [
    on(4, 11, ['udmurtia', 'День государственности Удмуртии', 'Statehood Day of Udmurtia'], UNCHECKED),
  ]),
  region('chuvashia', 'Чувашия', 'Chuvashia', [
    on(24, 6, ['chuvashia', 'День Чувашской Республики', 'Republic Day of Chuvashia'], UNCHECKED),
  ]),
];
