import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { StartForm } from '../../features/campaigns/start-form.tsx';
import { todayIn } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';

export function CampaignNewPage() {
  const { t } = useTranslation('campaignPlan');
  const navigate = useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  return (
    <>
      <PageHead title={t('start.head')} docTitle={t('start.title')} sub={t('start.what')} />
      <StartForm
        today={todayIn(session.organization?.timeZone ?? 'UTC')}
        onStarted={({ id, drafts }) => {
          offerUndo(drafts > 0 ? t('start.done', { count: drafts }) : t('start.doneBlank'));
          void navigate({
            to: '/campaigns/$campaignId',
            params: { campaignId: id },
            search: { part: 'plan' },
          });
        }}
      />
    </>
  );
}
