import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { organizationQuery } from '../../features/organization/api.ts';
import classes from '../../features/organization/organization.module.css';
import { OrganizationFacts } from '../../features/organization/organization-facts.tsx';
import { OrganizationForm } from '../../features/organization/organization-form.tsx';

export function SettingsOrganizationPage() {
  const { t } = useTranslation(['organization', 'auth']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: organization } = useSuspenseQuery(organizationQuery());
  const canManage = session.permissions.includes('organization.manage');
  return (
    <>
      <PageHead title={organization.name} docTitle={t('common:settings.organization')} />
      <div className={`card ${classes.part} ${classes.narrow}`}>
        {canManage ? (
          <OrganizationForm organization={organization} />
        ) : (
          <OrganizationFacts organization={organization} />
        )}
      </div>
    </>
  );
}
