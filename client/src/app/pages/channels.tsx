import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';

export function ChannelsPage() {
  const { t } = useTranslation();
  return <PageHead title={t('common:nav.channels')} />;
}
