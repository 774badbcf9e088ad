import { mayAt } from '@rupor/shared/organization/permissions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { lawQuery } from '../../features/law/api.ts';
import { ChannelsPart } from '../../features/law/channels-part.tsx';
import { DecisionsPart } from '../../features/law/decisions-part.tsx';
import classes from '../../features/law/law.module.css';
import { LAW_PARTS, LawSearch } from '../../features/law/law-search.ts';
import { listRules } from '../../features/law/list-rules.ts';
import { ListsPart } from '../../features/law/lists-part.tsx';
import { ProfileChoice } from '../../features/law/profile-choice.tsx';
import { RulesPart } from '../../features/law/rules-part.tsx';
import { todayIn } from '../../lib/format.ts';
import { useSearchState } from '../../lib/use-search-state.ts';

export function SettingsLawPage() {
  const { t } = useTranslation(['law', 'common', 'networks']);
  const [{ part, due, page }, change] = useSearchState(LawSearch);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: law } = useSuspenseQuery(lawQuery());
  const today = todayIn(session.organization?.timeZone ?? 'UTC');
  const canManage = mayAt(session, 'law.manage', null);
  const dueCount = listRules(law, today).filter(({ isDue }) => isDue).length;
  return (
    <>
      <PageHead
        title={dueCount > 0 ? t('law:title.due', { count: dueCount }) : t('law:title.fresh')}
        docTitle={t('common:settings.law')}
        sub={t('law:title.what')}
      />
      <div className={classes.stack}>
        <div className={`card ${classes.part}`}>
          <ProfileChoice profile={law.profile} canManage={canManage} />
        </div>
        <FilterBar label={t('law:part.label')}>
          {LAW_PARTS.map((one) => (
            <FilterChip key={one} isSet={part === one} onClick={() => change({ part: one, page: 1 })}>
              {t(`law:part.${one}`)}
            </FilterChip>
          ))}
        </FilterBar>
        <Suspense fallback={<LoadingLines count={6} />}>
          {part === 'rules' && (
            <RulesPart
              law={law}
              today={today}
              canManage={canManage}
              due={due}
              onDue={(next) => change({ due: next })}
            />
          )}
          {part === 'lists' && <ListsPart law={law} canManage={canManage} today={today} />}
          {part === 'channels' && (
            <ChannelsPart mayManage={(branchId) => mayAt(session, 'channels.manage', branchId)} />
          )}
          {part === 'decisions' && <DecisionsPart page={page} onPage={(next) => change({ page: next })} />}
        </Suspense>
      </div>
    </>
  );
}
