import { Select, TextInput } from '@mantine/core';
import type { Member } from '@rupor/shared/organization/members-contract';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { AUDIT_THINGS, AuditSearch } from './audit-search.ts';
import classes from './organization.module.css';

type State = z.output<typeof AuditSearch>;

interface Props {
  state: State;
  members: Member[];
  onChange: (part: Partial<State>) => void;
}

export function AuditFilters({ state, members, onChange }: Props) {
  const { t } = useTranslation('organization');
  const change = (part: Partial<State>) => onChange({ ...part, page: 1 });
  return (
    <search className={classes.filters}>
      <Select
        label={t('audit.thing')}
        data={AUDIT_THINGS.map((thing) => ({ value: thing, label: t(`audit.things.${thing}`) }))}
        value={state.thing ?? null}
        placeholder={t('audit.all')}
        clearable
        onChange={(thing) => change({ thing: AuditSearch.shape.thing.parse(thing ?? undefined) })}
      />
      <Select
        label={t('audit.who')}
        data={members.map((member) => ({ value: member.userId, label: member.name }))}
        value={state.who ?? null}
        placeholder={t('audit.all')}
        searchable
        clearable
        onChange={(who) => change({ who: who ?? undefined })}
      />
      <TextInput
        type="date"
        label={t('audit.from')}
        value={state.from ?? ''}
        onChange={(event) => change({ from: event.currentTarget.value || undefined })}
      />
      <TextInput
        type="date"
        label={t('audit.to')}
        value={state.to ?? ''}
        onChange={(event) => change({ to: event.currentTarget.value || undefined })}
      />
    </search>
  );
}
