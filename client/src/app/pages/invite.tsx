import { Button, Group, Stack } from '@mantine/core';
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryFrame } from '../../components/entry-frame.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { SignInForm } from '../../features/auth/sign-in-form.tsx';
import { useEntered } from '../../features/auth/use-entered.ts';
import { AcceptForm } from '../../features/organization/accept-form.tsx';
import { openInvitationQuery } from '../../features/organization/api.ts';
import { JoinCard } from '../../features/organization/join-card.tsx';
import { useLinkToken } from '../../features/organization/use-link-token.ts';
import { errorCode, errorSentence } from '../../lib/errors.ts';
import { formatDate } from '../../lib/format.ts';

export function InvitePage() {
  const { t } = useTranslation(['organization', 'auth']);
  const token = useLinkToken();
  const enter = useEntered();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: invitation, error } = useQuery({ ...openInvitationQuery(token), enabled: token !== '' });
  const queries = useQueryClient();
  const [way, setWay] = useState<'new' | 'signIn' | null>(null);
  if (!token || error) {
    const isOver = !error || ['link_expired', 'not_found', 'invalid_input'].includes(errorCode(error));
    return (
      <EntryFrame title={t('organization:accept.over')}>
        <p>{isOver ? t('organization:accept.overWhat') : errorSentence(error, t)}</p>
      </EntryFrame>
    );
  }
  if (!invitation) return null;
  const roles = invitation.roles.map((role) => t(`auth:roles.${role}.name`)).join(', ');
  const place = invitation.branchName ?? invitation.organizationName;
  return (
    <EntryFrame
      title={t('organization:accept.title', { organization: invitation.organizationName })}
      sub={t('organization:accept.what', { roles, place, date: formatDate(invitation.expiresAt, zone()) })}
    >
      {session.person && way !== 'new' ? (
        <JoinCard token={token} name={session.person.name} onDone={enter} onOther={() => setWay('new')} />
      ) : (
        <Stack gap="lg">
          {way === 'signIn' ? (
            <SignInForm onDone={() => queries.invalidateQueries({ queryKey: sessionQuery.queryKey })} />
          ) : (
            <AcceptForm token={token} invitation={invitation} onDone={enter} />
          )}
          {!session.person && (
            <Group gap="xs">
              {way !== 'signIn' && (
                <span className="small muted">{t('organization:accept.haveAccount')}</span>
              )}
              <Button size="sm" onClick={() => setWay(way === 'signIn' ? 'new' : 'signIn')}>
                {t(way === 'signIn' ? 'organization:accept.newAccount' : 'organization:accept.signInFirst')}
              </Button>
            </Group>
          )}
        </Stack>
      )}
    </EntryFrame>
  );
}

function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
