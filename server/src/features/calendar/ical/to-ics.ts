// RFC 5545. A post is half an hour at its instant, named by its heading; what stands in a network and what is only
// meant are told apart by words and by STATUS. Pure.
import type { TargetState } from '@rupor/shared/posts/state-machine';
import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { FeedContent, FeedEntry } from './feeds.service.ts';

const MINUTES = 30;
const REFRESH_SECONDS = 3_600;

const WORDS: Record<'ru' | 'en', { plan: string; open: string; state: Record<TargetState, string> }> = {
  ru: {
    plan: 'Публикации',
    open: 'Открыть в Рупоре',
    state: {
      draft: 'Черновик, ещё не запланирован',
      in_review: 'Ждёт согласования',
      approved: 'Согласован, ещё не запланирован',
      scheduled: 'Выйдет сам',
      publishing: 'Выходит',
      published: 'Вышел',
      failed: 'Не вышел, нужен человек',
      unconfirmed: 'Не знаем, вышел ли: откройте канал',
      by_hand: 'Опубликуйте вручную',
      missed: 'Срок прошёл, не отправили',
      cancelled: 'Отменён',
    },
  },
  en: {
    plan: 'Posts',
    open: 'Open in Rupor',
    state: {
      draft: 'Draft, not scheduled yet',
      in_review: 'Waits for approval',
      approved: 'Approved, not scheduled yet',
      scheduled: 'Goes out by itself',
      publishing: 'Going out',
      published: 'Out',
      failed: 'Did not go out, a person is needed',
      unconfirmed: 'We do not know whether it is out: open the channel',
      by_hand: 'Publish it by hand',
      missed: 'Its time passed, it was not sent',
      cancelled: 'Cancelled',
    },
  },
};

/** `origin`: how this server is reached, without a slash at its end. */
export function toIcs(content: FeedContent, origin: string, now: Date): string {
  const words = WORDS[content.locale === 'en' ? 'en' : 'ru'];
  const name = [content.channelName ?? words.plan, content.organizationName].join(' · ');
  const calendar = ical({ name, timezone: null, ttl: REFRESH_SECONDS, prodId: '//Rupor//Calendar//RU' });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const entry of content.entries) {
    const link = `${origin}/posts/${entry.postId}`;
    calendar.createEvent({
      // One post may go out at several instants: each is an event of its own and keeps its id.
      id: `${entry.postId}-${entry.dueAt.getTime()}@rupor`,
      stamp: now,
      start: entry.dueAt,
      end: new Date(entry.dueAt.getTime() + MINUTES * 60_000),
      summary: summaryOf(entry, words.state),
      description: [words.state[entry.state], entry.channels.join(', '), `${words.open}: ${link}`].join('\n'),
      url: link,
      status: isCertain(entry.state) ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function summaryOf({ heading, state }: FeedEntry, words: Record<TargetState, string>): string {
  const name = heading === '' ? '…' : heading;
  return isCertain(state) ? name : `${name} (${words[state].toLocaleLowerCase()})`;
}

function isCertain(state: TargetState): boolean {
  return state === 'scheduled' || state === 'published' || state === 'publishing';
}
