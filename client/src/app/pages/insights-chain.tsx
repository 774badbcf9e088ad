import { addDays } from '@rupor/shared/insights/period';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { chainQuery } from '../../features/chain/api.ts';
import classes from '../../features/chain/chain.module.css';
import { ChainView } from '../../features/chain/chain-view.tsx';
import { todayIn, useFormat } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

const DAYS = [28, 90, 365] as const;
const Search = z.object({
  days: z
    .union([z.literal(28), z.literal(90), z.literal(365)])
    .default(28)
    .catch(28),
  rubricId: z.string().optional().catch(undefined),
  postId: z.string().optional().catch(undefined),
  place: z.string().optional().catch(undefined),
});

export function InsightsChainPage() {
  const { t } = useTranslation('chain');
  const format = useFormat();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [{ days, ...about }, change] = useSearchState(Search);
  const to = todayIn(session.organization?.timeZone ?? 'UTC');
  const from = addDays(to, 1 - days);
  const question = { from, to, ...about };
  const chain = useQuery(chainQuery(question)).data;
  const came = chain?.steps.find(({ step }) => step === 'applications')?.value ?? null;
  const joined = chain?.steps.find(({ step }) => step === 'joined')?.value ?? null;
  const title =
    came === null
      ? t('titleUnknown')
      : joined === null
        ? t('titleCame', { count: came })
        : t('title', { count: came, joined: format.number(joined) });
  return (
    <>
      <PageHead
        title={title}
        docTitle={t('head')}
        sub={t('sub')}
        keepActs
        acts={
          <LinkButton to="/insights" variant="default">
            {t('back')}
          </LinkButton>
        }
      />
      <div className={classes.stack}>
        <FilterBar label={t('period')}>
          {DAYS.map((one) => (
            <FilterChip key={one} isSet={one === days} onClick={() => void change({ days: one })}>
              {t(`days.${one}`)}
            </FilterChip>
          ))}
          {about.place && (
            <FilterChip isSet onClear={() => void change({ place: undefined })}>
              {about.place}
            </FilterChip>
          )}
        </FilterBar>
        <ChainView question={question} />
      </div>
    </>
  );
}
