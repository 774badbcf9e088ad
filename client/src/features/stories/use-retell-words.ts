import type { RetellStep, RetellWords } from '@rupor/shared/stories/retell-plan';
import { useTranslation } from 'react-i18next';

/** The words that the drafts of a plan are composed with. */
export function useRetellWords(): RetellWords & { titleOf(step: RetellStep, heading: string): string } {
  const { t } = useTranslation('stories');
  const lead = (step: Exclude<RetellStep, 'news'>) => t(`steps.${step}.lead`);
  return {
    leads: {
      news: '',
      how: lead('how'),
      number: lead('number'),
      person: lead('person'),
      answer: lead('answer'),
      ask: lead('ask'),
    },
    where: (place) => t('compose.where', { place }),
    people: (names) => t('compose.people', { names }),
    titleOf: (step, heading) => t(`steps.${step}.title`, { heading }),
  };
}
