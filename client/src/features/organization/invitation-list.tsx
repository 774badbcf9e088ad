import { Button } from '@mantine/core';
import type { Invitation } from '@rupor/shared/organization/invitations-contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatDate } from '../../lib/format.ts';
import { invitationsQuery, organizationCalls } from './api.ts';
import classes from './organization.module.css';
import { useAct } from './use-act.ts';

/** Open invitations, and those that ended lately. */
export function InvitationList({ timeZone }: { timeZone: string }) {
  const { t } = useTranslation('organization');
  const act = useAct();
  const { data: invitations } = useSuspenseQuery(invitationsQuery());
  if (invitations.length === 0) return null;
  const revoke = (invitation: Invitation) =>
    act({
      run: () => organizationCalls.invitations.revoke({ id: invitation.id }),
      sentence: t('invitations.revoked'),
    });
  return (
    <section className={`card ${classes.part}`} aria-labelledby="invitations-heading">
      <h2 id="invitations-heading">{t('invitations.heading')}</h2>
      <ul className={classes.rows}>
        {invitations.slice(0, 20).map((invitation) => (
          <li key={invitation.id} className={classes.row}>
            <InvitationWords invitation={invitation} timeZone={timeZone} />
            {invitation.state === 'open' && (
              <Button size="sm" onClick={() => void revoke(invitation)}>
                {t('invitations.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function InvitationWords({ invitation, timeZone }: { invitation: Invitation; timeZone: string }) {
  const { t } = useTranslation(['organization', 'auth']);
  const { note, email, roles, state, expiresAt, createdAt } = invitation;
  const made = t('organization:invitations.made', { date: formatDate(createdAt, timeZone) });
  const ends = t(`organization:invitations.state.${state}`, { date: formatDate(expiresAt, timeZone) });
  return (
    <div>
      <span className={state === 'open' ? classes.name : classes.gone}>{note ?? email ?? made}</span>
      <p className="small muted">
        {[ends, roles.map((role) => t(`auth:roles.${role}.name`)).join(', '), note ? email : null]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}
