/**
 * What a person agrees to before a link carries their name, in the words they read. A text is never changed: another
 * wording is another version, and whoever agreed to an earlier one is asked again.
 */
export const OWN_LINK_TEXT = {
  version: 1,
  ru: 'Согласен(на), чтобы Рупор считал переходы и заявки по моей личной ссылке под моим именем. Мои числа вижу я сам(а) и те, кто ведёт амбассадоров: владелец, администраторы и тренеры организации. Таблицы с местами нет, другим участникам и работодателю имя не показываем. Кто именно перешёл, Рупор не знает. Согласие можно забрать в любой день: ссылка продолжит работать, а имени у неё не будет.',
  en: 'I agree that Rupor counts clicks and applications over my personal link under my name. I see my numbers, and so do those who lead ambassadors: the owner, administrators and trainers of the organization. There is no table of places, and my name is shown neither to other members nor to the employer. Who followed the link Rupor does not know. I may take my consent back on any day: the link goes on working, without my name.',
} as const;
export type OwnLinkLocale = 'ru' | 'en';
