import { TagsInput } from '@mantine/core';
import type { WorkplaceNames } from '@rupor/shared/leads/forms-contract';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { leadCalls } from './api.ts';
import classes from './leads.module.css';
import { useLeadAct } from './use-lead-act.ts';

interface Props {
  branches: readonly Branch[];
  workplaces: readonly WorkplaceNames[];
}

/** How people call where they work: leads an application to its chair. */
export function WorkplacesCard({ branches, workplaces }: Props) {
  const { t } = useTranslation('leads');
  const { act } = useLeadAct();
  const below = branches.filter(({ parentId }) => parentId !== null);
  return (
    <CardSection title={t('workplaces.head')}>
      <p className="small muted">{below.length === 0 ? t('workplaces.none') : t('workplaces.what')}</p>
      <ul className={classes.lines}>
        {below.map(({ id, name }) => (
          <li key={id}>
            <TagsInput
              label={name}
              placeholder={t('workplaces.placeholder')}
              value={workplaces.find(({ branchId }) => branchId === id)?.names ?? []}
              maxTags={50}
              clearButtonProps={{ 'aria-label': t('workplaces.clear') }}
              onChange={(names) =>
                void act({ run: () => leadCalls.forms.saveWorkplaces({ branchId: id, names }) })
              }
            />
          </li>
        ))}
      </ul>
    </CardSection>
  );
}
