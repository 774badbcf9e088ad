import { Button } from '@mantine/core';
import { isSomewhere, reachIn } from '@rupor/shared/organization/permissions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { branchesQuery, membersQuery } from '../../features/organization/api.ts';
import { InvitationList } from '../../features/organization/invitation-list.tsx';
import { InviteDialog } from '../../features/organization/invite-dialog.tsx';
import { MemberList } from '../../features/organization/member-list.tsx';
import classes from '../../features/organization/organization.module.css';

export function SettingsMembersPage() {
  const { t } = useTranslation(['organization', 'auth']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: members } = useSuspenseQuery(membersQuery());
  const { data: branches } = useSuspenseQuery(branchesQuery());
  const [isInviting, setInviting] = useState(false);
  const reach = reachIn(session, 'members.manage');
  const canManage = isSomewhere(reach);
  const count = members.filter((member) => !member.deactivatedAt).length;
  const zone = session.person?.timeZone ?? session.organization?.timeZone ?? 'UTC';
  return (
    <>
      <PageHead
        title={t('organization:members.title', { count })}
        docTitle={t('common:settings.members')}
        keepActs
        acts={
          canManage && (
            <Button variant="filled" onClick={() => setInviting(true)}>
              {t('organization:invite.act')}
            </Button>
          )
        }
      />
      <div className={classes.stack}>
        <MemberList
          members={members}
          branches={branches}
          ownMemberId={session.memberId}
          reach={reach}
          canTransfer={session.permissions.includes('organization.transfer')}
        />
        {canManage && <InvitationList timeZone={zone} />}
      </div>
      {isInviting && <InviteDialog branches={branches} reach={reach} onClose={() => setInviting(false)} />}
    </>
  );
}
