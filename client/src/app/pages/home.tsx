import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';

export function HomePage() {
  const { t } = useTranslation();
  return <PageHead title={t('common:nav.home')} />;
}
