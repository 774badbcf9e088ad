import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';

export function PostPage() {
  const { t } = useTranslation();
  return <PageHead title={t('common:page.post')} />;
}
