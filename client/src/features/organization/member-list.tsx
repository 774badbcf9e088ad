import { Button, Menu } from '@mantine/core';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import type { Member } from '@rupor/shared/organization/members-contract';
import { isSomewhere, isWithin, type Reach } from '@rupor/shared/organization/permissions';
import { IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { organizationCalls } from './api.ts';
import classes from './organization.module.css';
import { RolesDialog } from './roles-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useAct } from './use-act.ts';

interface Props {
  members: Member[];
  branches: Branch[];
  ownMemberId: string | null;
  /** Where this person manages people. */
  reach: Reach;
  canTransfer: boolean;
}

type Open = { kind: 'roles' | 'transfer'; member: Member } | null;

export function MemberList({ members, branches, ownMemberId, reach, canTransfer }: Props) {
  const { t } = useTranslation('organization');
  const act = useAct();
  const [open, setOpen] = useState<Open>(null);
  const reactivate = (member: Member) =>
    act({
      run: () => organizationCalls.members.reactivate({ id: member.id }),
      sentence: t('members.reactivated', { name: member.name }),
    });
  const deactivate = (member: Member) =>
    act({
      run: () => organizationCalls.members.deactivate({ id: member.id }),
      sentence: t('members.deactivated', { name: member.name }),
      undo: async () => void (await reactivate(member)),
    });
  // Shutting somebody out takes every role: all of them must be within reach.
  const isOwn = ({ roles }: Member) =>
    reach === null || (roles.length > 0 && roles.every(({ branchId }) => isWithin(reach, branchId)));
  const close = () => setOpen(null);
  const sorted = [...members].sort(
    (a, b) => Number(Boolean(a.deactivatedAt)) - Number(Boolean(b.deactivatedAt)),
  );
  return (
    <section className={`card ${classes.part}`} aria-labelledby="members-heading">
      <h2 id="members-heading">{t('members.heading')}</h2>
      <ul className={classes.rows}>
        {sorted.map((member) => (
          <li key={member.id} className={classes.row}>
            <MemberWords member={member} branches={branches} isSelf={member.id === ownMemberId} />
            {isSomewhere(reach) && (
              <MemberActs
                member={member}
                isOwn={isOwn(member)}
                isSelf={member.id === ownMemberId}
                canTransfer={canTransfer}
                onRoles={() => setOpen({ kind: 'roles', member })}
                onTransfer={() => setOpen({ kind: 'transfer', member })}
                onDeactivate={() => void deactivate(member)}
                onReactivate={() => void reactivate(member)}
              />
            )}
          </li>
        ))}
      </ul>
      {open?.kind === 'roles' && (
        <RolesDialog
          member={open.member}
          branches={branches}
          reach={reach}
          canGiveOwner={canTransfer}
          onClose={close}
        />
      )}
      {open?.kind === 'transfer' && <TransferDialog member={open.member} onClose={close} />}
    </section>
  );
}

interface WordsProps {
  member: Member;
  branches: Branch[];
  isSelf: boolean;
}

function MemberWords({ member, branches, isSelf }: WordsProps) {
  const { t } = useTranslation(['organization', 'auth']);
  const roles = member.roles.map(({ role, branchId }) => {
    const name = t(`auth:roles.${role}.name`);
    const branch = branches.find((candidate) => candidate.id === branchId);
    return branch ? t('organization:roles.at', { role: name, branch: branch.name }) : name;
  });
  return (
    <div>
      <span className={member.deactivatedAt ? classes.gone : classes.name}>{member.name}</span>
      {isSelf && <span className="small muted"> {t('organization:members.you')}</span>}
      <p className="small muted">
        {[member.deactivatedAt ? t('organization:members.isOut') : null, roles.join(', '), member.email]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}

interface ActsProps {
  member: Member;
  /** All their roles are within reach. */
  isOwn: boolean;
  isSelf: boolean;
  canTransfer: boolean;
  onRoles: () => void;
  onTransfer: () => void;
  onDeactivate: () => void;
  onReactivate: () => void;
}

function MemberActs({
  member,
  isOwn,
  isSelf,
  canTransfer,
  onRoles,
  onTransfer,
  onDeactivate,
  onReactivate,
}: ActsProps) {
  const { t } = useTranslation('organization');
  const { name } = member;
  const isOwner = member.roles.some(({ role }) => role === 'owner');
  if (isOwner && !canTransfer) return null;
  if (member.deactivatedAt && !isOwn) return null;
  if (member.deactivatedAt)
    return (
      <Button size="sm" onClick={onReactivate} aria-label={t('members.reactivateOf', { name })}>
        {t('members.reactivate')}
      </Button>
    );
  return (
    <div className={classes.acts}>
      <Button size="sm" onClick={onRoles} aria-label={t('members.rolesOf', { name })}>
        {t('members.roles')}
      </Button>
      {!isSelf && isOwn && (
        <Menu>
          <Menu.Target>
            <Button
              size="sm"
              variant="subtle"
              rightSection={<IconChevronDown size={16} aria-hidden />}
              aria-label={t('members.moreOf', { name })}
            >
              {t('members.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {canTransfer && !isOwner && <Menu.Item onClick={onTransfer}>{t('members.transfer')}</Menu.Item>}
            <Menu.Item onClick={onDeactivate}>{t('members.deactivate')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  );
}
