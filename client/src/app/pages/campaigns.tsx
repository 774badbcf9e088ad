import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { overviewQuery } from '../../features/campaigns/api.ts';
import { CampaignList } from '../../features/campaigns/campaign-list.tsx';
import { stageOf } from '../../features/campaigns/campaign-sentence.ts';

export function CampaignsPage() {
  const { t } = useTranslation(['campaignPlan', 'common']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data } = useSuspenseQuery(overviewQuery());
  const canManage = session.permissions.includes('campaigns.manage');
  const running = data.items.filter(
    (one) => !one.isArchived && stageOf(one, data.today) === 'running',
  ).length;
  const start = (
    <LinkButton
      to="/campaigns/new"
      variant="filled"
      leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}
    >
      {t('campaignPlan:start.title')}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={
          running > 0 ? t('campaignPlan:list.title', { count: running }) : t('campaignPlan:list.titleNone')
        }
        docTitle={t('common:nav.campaigns')}
        keepActs
        acts={canManage && data.items.length > 0 && start}
      />
      {data.items.length === 0 ? (
        <EmptyState title={t('campaignPlan:list.empty')} acts={canManage && start}>
          {t('campaignPlan:list.emptyWhat')}
        </EmptyState>
      ) : (
        <CampaignList campaigns={data.items} today={data.today} />
      )}
    </>
  );
}
