import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { NewPageForm } from '../../features/landing/new-page-form.tsx';

export function LandingNewPage() {
  const { t } = useTranslation('landing');
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={t('new.title')} sub={t('new.sub')} />
      <NewPageForm onMade={(pageId) => void navigate({ to: '/pages/$pageId', params: { pageId } })} />
    </>
  );
}
