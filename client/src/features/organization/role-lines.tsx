import { Button, Select } from '@mantine/core';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import { RoleName } from '@rupor/shared/organization/fields';
import { isWithin, type Reach, ROLES, type Role } from '@rupor/shared/organization/permissions';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../../components/branch-select.tsx';
import classes from './organization.module.css';

export interface RoleLine {
  key: number;
  role: Role;
  branchId: string | null;
}

interface Props {
  lines: RoleLine[];
  branches: Branch[];
  /** Where this person gives and takes roles; the other lines stay as they are. */
  reach: Reach;
  /** Only an owner gives the role of an owner. */
  canGiveOwner: boolean;
  onChange: (lines: RoleLine[]) => void;
}

/** Several roles, each in the whole organization or at one branch. */
export function RoleLines({ lines, branches, reach, canGiveOwner, onChange }: Props) {
  const { t } = useTranslation(['organization', 'auth']);
  const change = (key: number, part: Partial<RoleLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const isFixed = (line: RoleLine) => !isWithin(reach, line.branchId);
  const offered = ROLES.filter((role) => role !== 'owner' || canGiveOwner);
  return (
    <>
      {lines.map((line) => (
        <div key={line.key} className={classes.roleLine}>
          <Select
            label={t('organization:roles.role')}
            data={offered.map((role) => ({ value: role, label: t(`auth:roles.${role}.name`) }))}
            value={line.role}
            allowDeselect={false}
            disabled={isFixed(line)}
            onChange={(value) => {
              const role = RoleName.parse(value);
              change(line.key, { role, branchId: role === 'owner' ? null : line.branchId });
            }}
          />
          <BranchSelect
            label={t('organization:roles.where')}
            branches={branches}
            reach={reach}
            value={line.branchId}
            disabled={line.role === 'owner' || isFixed(line)}
            onChange={(branchId) => change(line.key, { branchId })}
          />
          <Button
            variant="subtle"
            disabled={lines.length === 1 || isFixed(line)}
            onClick={() => onChange(lines.filter((other) => other.key !== line.key))}
          >
            {t('organization:roles.remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button
          size="sm"
          onClick={() => {
            const key = Math.max(0, ...lines.map((line) => line.key)) + 1;
            onChange([...lines, { key, role: 'ambassador', branchId: reach?.[0] ?? null }]);
          }}
        >
          {t('organization:roles.add')}
        </Button>
      </div>
    </>
  );
}
