import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { KitForm } from '../../features/links/kit-form.tsx';
import classes from '../../features/links/links.module.css';

export function LinksPaperPage() {
  const { t } = useTranslation('links');
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={t('paper.title')} docTitle={t('paper.tab')} sub={t('paper.what')} />
      <div className={classes.narrow}>
        <KitForm onMade={(kitId) => void navigate({ to: '/links/kits/$kitId', params: { kitId } })} />
      </div>
    </>
  );
}
