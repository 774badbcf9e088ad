// The sentences of news outside of Rupor: letters and messages of the bot. In Rupor the client has its own.
// Texts of posts and comments stay in Rupor: letters travel through foreign servers.
import type { News } from '@rupor/shared/notifications/news';
import { headingOf } from '@rupor/shared/posts/excerpt';

export type Language = 'ru' | 'en';

interface Names {
  post: string;
  channel: string;
  by: string;
  title: string;
  count: number;
}

type Sentences = Record<News['kind'], (names: Names) => string>;

const RU: Sentences = {
  waits_approval: ({ post, by }) => `Согласуйте публикацию «${post}»${by ? `, просит ${by}` : ''}`,
  sent_back: ({ post, by }) =>
    `Публикацию «${post}» вернули${by ? `: ${by}` : ''}. Прочитайте, что поправить`,
  approved: ({ post }) => `Публикацию «${post}» согласовали`,
  approval_expired: ({ post }) => `Публикацию «${post}» не согласовали вовремя. Выберите новое время`,
  comment: ({ post, by }) => `${by || 'Коллега'} пишет о публикации «${post}»`,
  mention: ({ post, by }) => `${by || 'Коллега'} зовёт вас в разговор о «${post}»`,
  failed: ({ post, channel, count }) =>
    count > 1 ? `Не вышли публикации: ${count}. Посмотрите, почему` : `«${post}» не вышла в «${channel}»`,
  unconfirmed: ({ post, channel, count }) =>
    count > 1 ? `Посмотрите, вышли ли публикации: ${count}` : `Посмотрите, вышла ли «${post}» в «${channel}»`,
  missed: ({ post, channel, count }) =>
    count > 1
      ? `Пропустили время публикации: ${count}. Выберите новое время`
      : `«${post}» пропустила своё время в «${channel}»`,
  by_hand_due: ({ post, channel, count }) =>
    count > 1 ? `Пора опубликовать вручную: ${count}` : `Пора опубликовать «${post}» в «${channel}»`,
  channel_broken: ({ channel, count }) =>
    count > 1 ? `Подключите заново каналы: ${count}` : `Подключите заново канал «${channel}»`,
  idea_taken: ({ title, by }) => `Идею «${title}» взяли в работу${by ? `: ${by}` : ''}`,
  idea_declined: ({ title }) => `Идею «${title}» отложили`,
  task_given: ({ title, by }) => `Вам дали задачу «${title}»${by ? `, просит ${by}` : ''}`,
  task_due: ({ title }) => `Подходит срок задачи «${title}»`,
  lead_new: ({ title }) => `Новая заявка${title ? `: ${title}` : ''}. Ответьте сегодня`,
  consent_withdrawn: ({ title }) => `Отозвали согласие: «${title}». Уберите публикации с этим файлом`,
  page_test_old: ({ title }) =>
    `Проверка страницы «${title}» закончена: прежняя версия лучше. Решите, что показывать`,
  page_test_new: ({ title }) =>
    `Проверка страницы «${title}» закончена: новая версия лучше. Решите, что показывать`,
  page_test_even: ({ title }) =>
    `Проверка страницы «${title}» закончена: разница не показана. Оставьте любую версию`,
  page_test_uneven: ({ title }) =>
    `Проверка страницы «${title}» не удалась: посетители разделились неровно. Начните снова`,
};

const EN: Sentences = {
  waits_approval: ({ post, by }) => `Approve “${post}”${by ? `, asked by ${by}` : ''}`,
  sent_back: ({ post, by }) => `“${post}” came back${by ? ` from ${by}` : ''}. Read what to mend`,
  approved: ({ post }) => `“${post}” was approved`,
  approval_expired: ({ post }) => `“${post}” was not approved in time. Choose a new time`,
  comment: ({ post, by }) => `${by || 'A colleague'} writes about “${post}”`,
  mention: ({ post, by }) => `${by || 'A colleague'} calls you to the talk about “${post}”`,
  failed: ({ post, channel, count }) =>
    count > 1 ? `Posts that did not go out: ${count}. Look why` : `“${post}” did not go out in “${channel}”`,
  unconfirmed: ({ post, channel, count }) =>
    count > 1 ? `Look whether these went out: ${count}` : `Look whether “${post}” went out in “${channel}”`,
  missed: ({ post, channel, count }) =>
    count > 1
      ? `Posts that missed their time: ${count}. Choose a new time`
      : `“${post}” missed its time in “${channel}”`,
  by_hand_due: ({ post, channel, count }) =>
    count > 1 ? `Time to publish by hand: ${count}` : `Time to publish “${post}” in “${channel}”`,
  channel_broken: ({ channel, count }) =>
    count > 1 ? `Connect channels again: ${count}` : `Connect “${channel}” again`,
  idea_taken: ({ title, by }) => `The idea “${title}” was taken up${by ? ` by ${by}` : ''}`,
  idea_declined: ({ title }) => `The idea “${title}” was put aside`,
  task_given: ({ title, by }) => `You have a task: “${title}”${by ? `, from ${by}` : ''}`,
  task_due: ({ title }) => `The task “${title}” is nearly due`,
  lead_new: ({ title }) => `A new application${title ? `: ${title}` : ''}. Answer today`,
  consent_withdrawn: ({ title }) => `A consent was withdrawn: “${title}”. Take down the posts with this file`,
  page_test_old: ({ title }) =>
    `The test of “${title}” has ended: the version before is better. Decide which to show`,
  page_test_new: ({ title }) =>
    `The test of “${title}” has ended: the new version is better. Decide which to show`,
  page_test_even: ({ title }) =>
    `The test of “${title}” has ended: no difference was shown. Keep either version`,
  page_test_uneven: ({ title }) => `The test of “${title}” failed: visitors were split unevenly. Begin again`,
};

/** One line, without the text of the post. */
export function sentenceOf(news: News, language: Language): string {
  const isRussian = language === 'ru';
  const heading = news.post ? headingOf({ title: news.post.title, text: news.post.excerpt }) : '';
  const names: Names = {
    post: heading || (isRussian ? 'без названия' : 'untitled'),
    channel: news.channelName ?? (isRussian ? 'канал' : 'channel'),
    by: news.by ?? '',
    title: news.title ?? heading,
    count: news.count ?? 1,
  };
  return (isRussian ? RU : EN)[news.kind](names);
}

export function languageOf(person: string | null, organization: string): Language {
  return (person ?? organization) === 'en' ? 'en' : 'ru';
}
