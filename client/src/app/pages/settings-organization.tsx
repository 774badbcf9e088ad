import { Stack } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { channelsQuery } from '../../features/channels/api.ts';
import { BotPart } from '../../features/notifications/bot-part.tsx';
import { organizationQuery } from '../../features/organization/api.ts';
import classes from '../../features/organization/organization.module.css';
import { OrganizationFacts } from '../../features/organization/organization-facts.tsx';
import { OrganizationForm } from '../../features/organization/organization-form.tsx';

export function SettingsOrganizationPage() {
  const { t } = useTranslation(['organization', 'auth', 'notifications']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: organization } = useSuspenseQuery(organizationQuery());
  const canManage = session.permissions.includes('organization.manage');
  const channels = useQuery({ ...channelsQuery(), enabled: canManage }).data ?? [];
  const telegram = channels.filter(({ network }) => network === 'telegram');
  return (
    <>
      <PageHead title={organization.name} docTitle={t('common:settings.organization')} />
      <Stack gap="md">
        <div className={`card ${classes.part} ${classes.narrow}`}>
          {canManage ? (
            <OrganizationForm organization={organization} />
          ) : (
            <OrganizationFacts organization={organization} />
          )}
        </div>
        {canManage && (
          <section className={`card ${classes.part} ${classes.narrow}`} aria-labelledby="bot-title">
            <h2 id="bot-title">{t('notifications:bot.title')}</h2>
            <p>{t('notifications:bot.what')}</p>
            <div className={classes.rows}>
              <BotPart key={telegram.length} channels={telegram} />
            </div>
          </section>
        )}
      </Stack>
    </>
  );
}
