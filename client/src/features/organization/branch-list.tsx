import { Button, Switch } from '@mantine/core';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import { isWithin, type Reach } from '@rupor/shared/organization/permissions';
import { useQueryClient } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TreeRow, treeRows } from '../../lib/branch-tree.ts';
import { organizationCalls, organizationKey } from './api.ts';
import { BranchDialog, type BranchValues } from './branch-dialog.tsx';
import classes from './organization.module.css';
import { useAct } from './use-act.ts';

type Open = { kind: 'add'; parentId: string } | { kind: 'change'; branch: Branch } | null;

interface ListProps {
  branches: Branch[];
  /** Where this person manages branches. */
  reach: Reach;
}

/** The tree as an indented list. */
export function BranchList({ branches, reach }: ListProps) {
  const { t } = useTranslation('organization');
  const queries = useQueryClient();
  const act = useAct();
  const [open, setOpen] = useState<Open>(null);
  const [withArchived, setWithArchived] = useState(false);
  const save = async (values: BranchValues) => {
    if (open?.kind === 'change') {
      const parentId = open.branch.parentId === null ? undefined : values.parentId;
      await organizationCalls.branches.update({ id: open.branch.id, name: values.name, parentId });
    } else await organizationCalls.branches.create(values);
    await queries.invalidateQueries({ queryKey: organizationKey() });
  };
  const restore = (branch: Branch) =>
    act({
      run: () => organizationCalls.branches.restore({ id: branch.id }),
      sentence: t('branches.restored', { name: branch.name }),
    });
  const archive = (branch: Branch) =>
    act({
      run: () => organizationCalls.branches.archive({ id: branch.id }),
      sentence: t('branches.archived', { name: branch.name }),
      undo: async () => void (await restore(branch)),
    });
  const hasArchived = branches.some((branch) => branch.archivedAt);
  return (
    <div className={`card ${classes.part} ${classes.narrow}`}>
      {hasArchived && (
        <Switch
          label={t('branches.showArchived')}
          checked={withArchived}
          onChange={(event) => setWithArchived(event.currentTarget.checked)}
        />
      )}
      <ul className={classes.rows}>
        {treeRows(branches, withArchived).map((row) => (
          <BranchRow
            key={row.id}
            row={row}
            canManage={isWithin(reach, row.id)}
            canArchive={isWithin(reach, row.parentId)}
            isLeaf={!branches.some((other) => other.parentId === row.id && !other.archivedAt)}
            onAdd={() => setOpen({ kind: 'add', parentId: row.id })}
            onChange={() => setOpen({ kind: 'change', branch: row })}
            onArchive={() => void archive(row)}
            onRestore={() => void restore(row)}
          />
        ))}
      </ul>
      {open && (
        <BranchDialog
          title={t(open.kind === 'add' ? 'branches.addTitle' : 'branches.changeTitle')}
          branch={open.kind === 'change' ? open.branch : undefined}
          branches={branches}
          reach={reach}
          parentId={open.kind === 'add' ? open.parentId : (open.branch.parentId ?? '')}
          save={save}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}

function branchNote(t: TFunction<'organization'>, row: TreeRow): string {
  if (row.archivedAt) return t('branches.inArchive');
  return row.memberCount > 0 ? t('branches.people', { count: row.memberCount }) : t('branches.noRoles');
}

interface RowProps {
  row: TreeRow;
  canManage: boolean;
  /** Putting away and taking back is up to who manages the branch above. */
  canArchive: boolean;
  isLeaf: boolean;
  onAdd: () => void;
  onChange: () => void;
  onArchive: () => void;
  onRestore: () => void;
}

function BranchRow({ row, canManage, canArchive, isLeaf, onAdd, onChange, onArchive, onRestore }: RowProps) {
  const { t } = useTranslation('organization');
  const { name } = row;
  return (
    <li className={classes.row}>
      <div className={classes.branch} style={{ '--depth': row.depth } as CSSProperties}>
        <span className={row.archivedAt ? classes.gone : classes.name}>{name}</span>
        <p className="small muted">{branchNote(t, row)}</p>
      </div>
      {canManage && (
        <div className={classes.acts}>
          {row.archivedAt ? (
            canArchive && (
              <Button size="sm" onClick={onRestore} aria-label={t('branches.restoreOf', { name })}>
                {t('branches.restore')}
              </Button>
            )
          ) : (
            <>
              <Button size="sm" onClick={onAdd} aria-label={t('branches.addTo', { name })}>
                {t('branches.add')}
              </Button>
              <Button
                size="sm"
                variant="subtle"
                onClick={onChange}
                aria-label={t('branches.changeOf', { name })}
              >
                {t('branches.change')}
              </Button>
              {row.parentId !== null && isLeaf && canArchive && (
                <Button
                  size="sm"
                  variant="subtle"
                  onClick={onArchive}
                  aria-label={t('branches.archiveOf', { name })}
                >
                  {t('branches.archive')}
                </Button>
              )}
            </>
          )}
        </div>
      )}
    </li>
  );
}
