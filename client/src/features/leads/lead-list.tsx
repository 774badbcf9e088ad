import type { LeadLine } from '@rupor/shared/leads/contract';
import { isUnreached } from '@rupor/shared/leads/lead-states';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SourceTag } from '../../components/source-tag.tsx';
import { useFormat } from '../../lib/format.ts';
import { ContactActs } from './contact-acts.tsx';
import classes from './leads.module.css';
import { NextSteps } from './next-steps.tsx';

/** Who waits longest stands first: call and move on without opening. */
export function LeadList({ leads }: { leads: readonly LeadLine[] }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  return (
    <ul className={classes.list}>
      {leads.map((lead) => (
        <li key={lead.id} className="card">
          <div className={classes.head}>
            <Link to="/leads/$leadId" params={{ leadId: lead.id }} className={classes.name}>
              {lead.name ?? t('nameDeleted')}
            </Link>
            <span className={classes.state} data-state={lead.state}>
              {t(`state.${lead.state}`)}
            </span>
          </div>
          <p>
            {[lead.contact, lead.workplace].filter(Boolean).join(' · ')}{' '}
            {lead.isSimulated && <SourceTag kind="simulated" />}
          </p>
          <p className="small muted">
            {[
              isUnreached(lead.state)
                ? t('came', { when: format.relative(lead.createdAt) })
                : t('movedAt', { when: format.relative(lead.stateAt) }),
              lead.branch?.name ?? t('noBranch'),
              lead.assignee && t('with', { name: lead.assignee.name }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {lead.contact !== null && (
            <div className={classes.row}>
              <ContactActs contact={lead.contact} />
              <NextSteps lead={lead} only={2} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
