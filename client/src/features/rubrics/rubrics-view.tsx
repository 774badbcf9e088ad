import { Button } from '@mantine/core';
import type { Rubric } from '@rupor/shared/campaigns/rubrics';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { formatNumber, formatPeriod, todayIn } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';
import { rubricMixQuery, rubricsQuery } from '../campaigns/api.ts';
import { MixCard } from './mix-card.tsx';
import { daysOfPeriod, PERIODS, RubricsSearch } from './mix-period.ts';
import { OfficialCard } from './official-card.tsx';
import { listSilences, type Mix, prepareMix } from './prepare-mix.ts';
import { RubricDialog } from './rubric-dialog.tsx';
import { RubricList } from './rubric-list.tsx';
import classes from './rubrics.module.css';
import { SilenceCard } from './silence-card.tsx';
import { StarterDialog } from './starter-dialog.tsx';

interface Props {
  timeZone: string;
  canManage: boolean;
  canWrite: boolean;
}

/** What the plan is made of against what was meant, what is silent, and the rubrics themselves. */
export function RubricsView({ timeZone, canManage, canWrite }: Props) {
  const { t } = useTranslation('rubrics');
  const [search, change] = useSearchState(RubricsSearch);
  const period = search.period ?? 'thisMonth';
  const days = daysOfPeriod(period, todayIn(timeZone));
  const rubricsAnswer = useQuery(rubricsQuery());
  const mixAnswer = useQuery(rubricMixQuery(days));
  const [edited, setEdited] = useState<Rubric | 'new' | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const rubrics = rubricsAnswer.data;
  const error = rubricsAnswer.error ?? mixAnswer.error;
  const isEmpty = rubrics?.every(({ isArchived }) => isArchived) ?? false;
  const mix = rubrics && mixAnswer.data && prepareMix(rubrics, mixAnswer.data);
  return (
    <>
      <PageHead
        over={formatPeriod(days.from, days.to)}
        title={isEmpty ? t('page.none') : mix ? sentence(mix, t) : t('page.title')}
        docTitle={t('page.title')}
        acts={
          canManage &&
          !isEmpty && (
            <>
              <Button variant="filled" onClick={() => setEdited('new')}>
                {t('page.add')}
              </Button>
              <Button onClick={() => setChoosing(true)}>{t('page.starters')}</Button>
            </>
          )
        }
        keepActs
      />
      {error && !(rubrics && mix) && (
        <ErrorNotice
          error={error}
          onRetry={() => {
            void rubricsAnswer.refetch();
            void mixAnswer.refetch();
          }}
        />
      )}
      {!error && !(rubrics && mix) && <LoadingLines count={8} label={t('loading')} />}
      {isEmpty && (
        <EmptyState
          title={t('empty.title')}
          acts={
            canManage && (
              <>
                <Button variant="filled" onClick={() => setChoosing(true)}>
                  {t('page.starters')}
                </Button>
                <Button onClick={() => setEdited('new')}>{t('page.add')}</Button>
              </>
            )
          }
        >
          {t('empty.what')}
        </EmptyState>
      )}
      {rubrics && mix && mixAnswer.data && !isEmpty && (
        <div className={classes.page}>
          <FilterBar label={t('period.label')}>
            {PERIODS.map((one) => (
              <FilterChip
                key={one}
                isSet={one === period}
                onClick={() => void change({ period: one === 'thisMonth' ? undefined : one })}
              >
                {t(`period.${one}`)}
              </FilterChip>
            ))}
          </FilterBar>
          <div className={classes.columns}>
            <MixCard mix={mix} asOf={mixAnswer.data.asOf} timeZone={timeZone} />
            <div className={classes.side}>
              <SilenceCard silences={listSilences(rubrics, mixAnswer.data)} canWrite={canWrite} />
              <OfficialCard meter={mixAnswer.data.officialness} />
            </div>
          </div>
        </div>
      )}
      {rubrics && rubrics.length > 0 && (
        <RubricList {...{ rubrics, canManage, canWrite }} onChange={setEdited} />
      )}
      {edited && (
        <RubricDialog
          rubric={edited === 'new' ? undefined : edited}
          colour={((rubrics?.length ?? 0) % 8) + 1}
          onClose={() => setEdited(null)}
        />
      )}
      {isChoosing && rubrics && <StarterDialog rubrics={rubrics} onClose={() => setChoosing(false)} />}
    </>
  );
}

function sentence({ n, isFew, worst, lines }: Mix, t: TFunction<'rubrics'>): string {
  if (n === 0) return t('page.noPosts');
  if (isFew) return t('page.few', { count: n });
  if (worst)
    return t(worst.verdict === 'above' ? 'page.tooMuch' : 'page.tooLittle', {
      name: worst.rubric?.name ?? '',
      share: formatNumber(worst.share ?? 0),
      target: worst.target ?? 0,
    });
  return lines.some(({ target }) => target !== null) ? t('page.asPlanned') : t('page.noTargets');
}
