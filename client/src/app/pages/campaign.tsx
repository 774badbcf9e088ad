import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CardSection } from '../../components/section.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { AboutCard } from '../../features/campaigns/about-card.tsx';
import { numbersQuery, planQuery } from '../../features/campaigns/api.ts';
import { BudgetCard } from '../../features/campaigns/budget-card.tsx';
import { CampaignActs } from '../../features/campaigns/campaign-acts.tsx';
import { campaignSentence, datesSentence } from '../../features/campaigns/campaign-sentence.ts';
import classes from '../../features/campaigns/campaigns.module.css';
import { DoubtsList } from '../../features/campaigns/doubts-list.tsx';
import { LookBack } from '../../features/campaigns/look-back.tsx';
import { PhasesCard } from '../../features/campaigns/phases-card.tsx';
import { PostsCard } from '../../features/campaigns/posts-card.tsx';
import { TaskList } from '../../features/campaigns/task-list.tsx';
import { TreeCard } from '../../features/campaigns/tree-card.tsx';
import { type PlanActs, usePlanActs } from '../../features/campaigns/use-plan-acts.ts';
import { ChainCard } from '../../features/chain/chain-card.tsx';
import { ChainRows } from '../../features/chain/chain-rows.tsx';
import { RankedCard } from '../../features/insights/ranked-card.tsx';
import { offerUndo } from '../../lib/undo.ts';
import { useSearchState } from '../../lib/use-search-state.ts';
import tabs from './settings.module.css';

const PARTS = ['now', 'plan', 'lookBack'] as const;
const Search = z.object({ part: z.enum(PARTS).optional().catch(undefined) });

export function CampaignPage() {
  const { campaignId = '' } = useParams({ strict: false });
  const { t } = useTranslation(['campaignPlan', 'insights', 'posts', 'networks', 'common']);
  const navigate = useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: plan } = useSuspenseQuery(planQuery(campaignId));
  const numbers = useQuery(numbersQuery(campaignId)).data;
  const [{ part = 'now' }] = useSearchState(Search);
  const acts = usePlanActs(campaignId);
  const canManage = session.permissions.includes('campaigns.manage');
  const zone = session.organization?.timeZone ?? 'UTC';
  const given = { plan, acts, canManage, zone };
  return (
    <>
      <PageHead
        over={`${t('campaignPlan:over')}, ${datesSentence(t, plan.campaign, plan.today)}`}
        title={campaignSentence(t, plan, numbers)}
        docTitle={plan.campaign.name}
        keepActs
        acts={
          <CampaignActs
            plan={plan}
            canManage={canManage}
            onStarted={({ id, drafts }) => {
              offerUndo(t('campaignPlan:copy.done', { count: drafts }));
              void navigate({
                to: '/campaigns/$campaignId',
                params: { campaignId: id },
                search: { part: 'plan' },
              });
            }}
          />
        }
      />
      <nav className={tabs.tabs} aria-label={t('campaignPlan:parts.label')}>
        {PARTS.map((one) => (
          <Link
            key={one}
            to="/campaigns/$campaignId"
            params={{ campaignId }}
            search={{ part: one }}
            className={tabs.tab}
            aria-current={one === part ? 'page' : undefined}
            activeProps={{ 'aria-current': one === part ? 'page' : undefined }}
          >
            {t(`campaignPlan:parts.${one}`)}
          </Link>
        ))}
      </nav>
      {part === 'now' && <NowPart {...given} />}
      {part === 'plan' && <PlanPart {...given} canWrite={session.permissions.includes('posts.write')} />}
      {part === 'lookBack' && (
        <div className={classes.stack}>
          <LookBack {...given} />
          <DecisionsCard {...given} />
        </div>
      )}
    </>
  );
}

interface PartProps {
  plan: CampaignPlan;
  acts: PlanActs;
  canManage: boolean;
  zone: string;
}

function NowPart({ plan, acts, canManage, zone }: PartProps) {
  const { t } = useTranslation('campaignPlan');
  const query = useQuery(numbersQuery(plan.campaign.id));
  const numbers = query.data;
  const { startsOn } = plan.campaign;
  return (
    <div className={classes.stack}>
      {query.isError && !numbers && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <LoadingLines count={6} label={t('loadingNumbers')} />}
      <ChainCard question={{ campaignId: plan.campaign.id }} />
      <TreeCard {...{ plan, numbers, canManage, acts }} />
      {numbers && numbers.placements > 0 && (
        <RankedCard
          period={{
            from: startsOn && startsOn < plan.today ? startsOn : yearBefore(plan.today),
            to: plan.today,
            compare: 'none',
            campaignIds: [plan.campaign.id],
          }}
          timeZone={zone}
          // Clicks nobody made tell no post from another.
          measure={numbers.clicks.value ? 'clicksPerPost' : 'viewsPerPost'}
          isRounded={false}
        />
      )}
      <ChainRows question={{ campaignId: plan.campaign.id }} />
      <div className={classes.pair}>
        <CardSection title={t('doubts.head')}>{numbers && <DoubtsList numbers={numbers} />}</CardSection>
        <DecisionsCard {...{ plan, acts, canManage, zone }} />
      </div>
    </div>
  );
}

function yearBefore(day: string): string {
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`.replace('-02-29', '-02-28');
}

function PlanPart({ plan, acts, canManage, zone, canWrite }: PartProps & { canWrite: boolean }) {
  const { t } = useTranslation('campaignPlan');
  return (
    <div className={classes.stack}>
      <PhasesCard {...{ plan, canManage, acts }} />
      <div className={classes.pair}>
        <div className={classes.stack}>
          <AboutCard {...{ plan, canManage, acts }} />
          <CardSection title={t('tasks.head')}>
            <TaskList of="task" tasks={plan.tasks} today={plan.today} {...{ canManage, acts }} />
          </CardSection>
        </div>
        <PostsCard {...{ plan, zone, canWrite }} />
      </div>
      <BudgetCard budget={plan.budget} {...{ canManage, acts }} />
    </div>
  );
}

function DecisionsCard({ plan, acts, canManage }: PartProps) {
  const { t } = useTranslation('campaignPlan');
  return (
    <CardSection title={t('decisions.head')}>
      <TaskList of="decision" tasks={plan.decisions} today={plan.today} {...{ canManage, acts }} />
    </CardSection>
  );
}
