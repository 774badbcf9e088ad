import { useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CardSection } from '../../components/section.tsx';
import { leadQuery } from '../../features/leads/api.ts';
import { ContactActs } from '../../features/leads/contact-acts.tsx';
import { LeadAbout } from '../../features/leads/lead-about.tsx';
import { LeadConsents } from '../../features/leads/lead-consents.tsx';
import { LeadNotes } from '../../features/leads/lead-notes.tsx';
import { LeadPlace } from '../../features/leads/lead-place.tsx';
import classes from '../../features/leads/leads.module.css';
import { NextSteps } from '../../features/leads/next-steps.tsx';
import { branchesQuery } from '../../features/organization/api.ts';
import { useFormat } from '../../lib/format.ts';

export function LeadPage() {
  const { leadId = '' } = useParams({ strict: false });
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { data: lead } = useSuspenseQuery(leadQuery(leadId));
  const { data: branches } = useSuspenseQuery(branchesQuery());
  const isEnded = lead.state === 'joined' || lead.state === 'declined';
  return (
    <>
      <PageHead
        over={lead.branch?.name ?? t('noBranch')}
        title={t(`sentence.${lead.state}`, {
          name: lead.name ?? t('nameDeleted'),
          when: format.relative(lead.stateAt),
        })}
        docTitle={t('title')}
        sub={lead.contact ?? t('contactDeleted')}
        keepActs
        acts={
          lead.contact !== null && (
            <>
              <ContactActs contact={lead.contact} isMain={!isEnded} />
              <LinkButton to="/leads/$leadId/sheet" params={{ leadId }} variant="default">
                {t('sheet.open')}
              </LinkButton>
            </>
          )
        }
      />
      <div className={classes.stack}>
        {!isEnded && lead.contact !== null && (
          <CardSection title={t('next')}>
            <NextSteps lead={lead} />
          </CardSection>
        )}
        <div className={classes.pair}>
          <div className={classes.stack}>
            <LeadAbout lead={lead} />
            <LeadPlace lead={lead} branches={branches} />
          </div>
          <div className={classes.stack}>
            <LeadNotes lead={lead} />
            <LeadConsents lead={lead} />
          </div>
        </div>
      </div>
    </>
  );
}
