import type { Organization } from '@rupor/shared/organization/contract';
import { useTranslation } from 'react-i18next';
import { zoneLabel } from '../../lib/format.ts';
import classes from './organization.module.css';

/** The same as the form, for those who only read. */
export function OrganizationFacts({ organization }: { organization: Organization }) {
  const { t } = useTranslation('organization');
  const facts = [
    [t('form.zone'), zoneLabel(organization.timeZone)],
    [t('form.late'), t('form.minutes', { count: organization.lateLimitMinutes })],
    [t('form.selfApproval'), t(organization.allowSelfApproval ? 'form.yes' : 'form.no')],
    [t('form.links'), t(organization.checksLinks ? 'form.yes' : 'form.no')],
    [t('form.shortLinks'), t(organization.shortensLinks ? 'form.yes' : 'form.no')],
  ];
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name} className={classes.row}>
          <dt className="small muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
