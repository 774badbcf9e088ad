import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { InsightsView } from '../../features/insights/insights-view.tsx';

export function InsightsPage() {
  const { t } = useTranslation('chain');
  return (
    <>
      <InsightsView />
      <LinkButton to="/insights/chain" variant="default" mt="md">
        {t('open')}
      </LinkButton>
    </>
  );
}
