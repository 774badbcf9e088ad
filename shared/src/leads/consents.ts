// Texts of consent: one box a purpose, none ticked beforehand. A text is never changed, another wording is another
// version. The first ones are a skeleton (source: law-russia 6.5, checked March 2026): a lawyer reads them before use.

export const PURPOSES = ['call_back', 'newsletter', 'publication'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Who answers for the data, filled into {operator}, {days} and {withdraw} of a text. */
export interface ConsentFacts {
  operator: string;
  /** Days until deletion after the end. */
  keepDays: number;
  withdrawAt: string;
}

/** Longest an application is kept that nobody brings to an end, days. */
export const MAX_OPEN_DAYS = 180;

const COMMON =
  'Оператор: {operator}. Данные: имя или псевдоним, один контакт, место работы. Действия: запись, хранение, передача председателю первичной профсоюзной организации, удаление. Срок: {days} дней после ответа на заявку, но не дольше 180 дней. Отозвать согласие: {withdraw}.';

export const FIRST_TEXTS: Record<Purpose, string> = {
  call_back: `Согласен(на) на обработку моих данных, чтобы со мной связались по заявке. ${COMMON}`,
  newsletter: `Согласен(на) получать новости профсоюза на этот контакт. ${COMMON}`,
  publication:
    'Согласен(на), чтобы мои имя и слова опубликовали на страницах профсоюза; контакт не публикуют. Оператор: {operator}. Отозвать согласие: {withdraw}.',
};

/** The text as a person reads it. */
export function fillConsent(text: string, { operator, keepDays, withdrawAt }: ConsentFacts): string {
  return text
    .replaceAll('{operator}', operator.trim())
    .replaceAll('{days}', String(keepDays))
    .replaceAll('{withdraw}', withdrawAt.trim());
}
