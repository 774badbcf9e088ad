import { Button } from '@mantine/core';
import type { LeadForm } from '@rupor/shared/leads/forms-contract';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { campaignsQuery } from '../../features/campaigns/api.ts';
import { formsQuery, leadSettingsQuery, textsQuery, workplacesQuery } from '../../features/leads/api.ts';
import { FormDialog } from '../../features/leads/form-dialog.tsx';
import { FormList } from '../../features/leads/form-list.tsx';
import classes from '../../features/leads/leads.module.css';
import { SettingsCard } from '../../features/leads/settings-card.tsx';
import { TextsCard } from '../../features/leads/texts-card.tsx';
import { WorkplacesCard } from '../../features/leads/workplaces-card.tsx';
import { branchesQuery } from '../../features/organization/api.ts';

export function LeadFormsPage() {
  const { t } = useTranslation('leads');
  const { data: forms } = useSuspenseQuery(formsQuery());
  const { data: settings } = useSuspenseQuery(leadSettingsQuery());
  const { data: texts } = useSuspenseQuery(textsQuery());
  const { data: workplaces } = useSuspenseQuery(workplacesQuery());
  const { data: branches } = useSuspenseQuery(branchesQuery());
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const [open, setOpen] = useState<LeadForm | 'new' | null>(null);
  const add = (
    <Button variant={settings.isReady ? 'filled' : 'default'} onClick={() => setOpen('new')}>
      {t('forms.new')}
    </Button>
  );
  const taking = forms.filter(({ isArchived }) => !isArchived).length;
  return (
    <>
      <PageHead
        title={settings.isReady ? t('forms.taking', { count: taking }) : t('forms.closed')}
        docTitle={t('forms.link')}
        sub={t('forms.sub')}
        keepActs
        acts={
          <>
            {forms.length > 0 && add}
            <LinkButton to="/leads" variant="default">
              {t('forms.back')}
            </LinkButton>
          </>
        }
      />
      <div className={classes.stack}>
        <SettingsCard settings={settings} />
        {forms.length === 0 && (
          <EmptyState title={t('forms.empty')} acts={add}>
            {t('forms.emptyWhat')}
          </EmptyState>
        )}
        <FormList forms={forms} onChange={setOpen} />
        <div className={classes.pair}>
          <WorkplacesCard branches={branches} workplaces={workplaces} />
          <TextsCard texts={texts} />
        </div>
      </div>
      {open && (
        <FormDialog
          form={open === 'new' ? null : open}
          branches={branches}
          campaigns={campaigns}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
