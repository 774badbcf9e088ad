import type { LawChannel } from '@rupor/shared/law/contract';
import { REGISTER_FOLLOWERS } from '@rupor/shared/law/rules/register';
import { useTranslation } from 'react-i18next';
import { formatDay, useFormat } from '../../lib/format.ts';

/** Followers with their day, and how far it is to the register; unknown is said, never 0. */
export function useListingSentence(): (channel: LawChannel) => string {
  const { t } = useTranslation('law');
  const format = useFormat();
  return ({ followers, followersOn, level, state }) => {
    if (followers === null || followersOn === null) return t('channels.unknown');
    const facts = { count: followers, n: format.number(followers), day: formatDay(followersOn) };
    if (level === 'over') return t(state === 'listed' ? 'channels.listed' : 'channels.over', facts);
    if (level === 'soon')
      return t('channels.soon', { ...facts, left: format.number(REGISTER_FOLLOWERS - followers) });
    return t('channels.far', facts);
  };
}
