import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../components/page-head.tsx';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div className="lonely">
      <PageHead title={t('common:notFound.title')} sub={t('common:notFound.what')} />
      <Button component={Link} to="/" variant="filled">
        {t('common:notFound.home')}
      </Button>
    </div>
  );
}
