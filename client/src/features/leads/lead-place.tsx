import { Select } from '@mantine/core';
import type { Lead } from '@rupor/shared/leads/contract';
import type { Branch } from '@rupor/shared/organization/branches-contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../../components/branch-select.tsx';
import { CardSection } from '../../components/section.tsx';
import { leadCalls, leadPeopleQuery } from './api.ts';
import { useLeadAct } from './use-lead-act.ts';

/** Who answers it, and where it belongs. */
export function LeadPlace({ lead, branches }: { lead: Lead; branches: readonly Branch[] }) {
  const { t } = useTranslation('leads');
  const navigate = useNavigate();
  const people = useQuery(leadPeopleQuery(lead.id)).data ?? [];
  const { act, isBusy } = useLeadAct();
  const { id, version } = lead;
  const route = (branchId: string | null) =>
    act({
      run: async () => {
        const { mayStillRead } = await leadCalls.route({ id, version, branchId });
        if (!mayStillRead) await navigate({ to: '/leads' });
      },
      sentence: t('place.routed'),
    });
  return (
    <CardSection title={t('place.head')}>
      <Select
        label={t('place.assignee')}
        placeholder={t('place.nobody')}
        data={people.map((person) => ({ value: person.id, label: person.name }))}
        value={lead.assignee?.id ?? null}
        clearable
        disabled={isBusy || lead.contact === null}
        onChange={(assigneeId) =>
          void act({
            run: () => leadCalls.assign({ id, version, assigneeId }),
            sentence: t('place.assigned'),
          })
        }
      />
      <BranchSelect
        mt="sm"
        label={t('place.branch')}
        branches={branches}
        reach={null}
        searchable
        value={lead.branch?.id ?? null}
        disabled={isBusy}
        onChange={(branchId) => void route(branchId)}
      />
    </CardSection>
  );
}
