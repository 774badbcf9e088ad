import { Button, Group, TextInput } from '@mantine/core';
import type { Channel } from '@rupor/shared/channels/contract';
import { reachIn } from '@rupor/shared/organization/permissions';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BranchSelect } from '../../components/branch-select.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { sessionQuery } from '../auth/api.ts';
import { branchesQuery } from '../organization/api.ts';
import classes from './channels.module.css';
import { ResponsibleSelect } from './responsible-select.tsx';
import type { ChannelActs } from './use-channel-acts.ts';

interface Props {
  channel: Channel;
  onChange: ChannelActs['change'];
  onClose(): void;
}

/** Its name in Rupor, the branch that looks after it, and who publishes there by hand. */
export function RenameForm({ channel, onChange, onClose }: Props) {
  const { t } = useTranslation('channels');
  const { data: session } = useSuspenseQuery(sessionQuery);
  const branches = useQuery(branchesQuery()).data ?? [];
  const [value, setValue] = useState(channel.name);
  const [branchId, setBranchId] = useState(channel.branchId);
  const [responsibleId, setResponsibleId] = useState(channel.responsibleId);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSaving, setSaving] = useState(false);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    const next = value.trim();
    if (next === '' || next.length > 120) return setProblem(t('nameTaken'));
    setSaving(true);
    try {
      await onChange({
        ...(next === channel.name ? {} : { name: next }),
        ...(branchId === channel.branchId ? {} : { branchId }),
        ...(responsibleId === channel.responsibleId ? {} : { responsibleId }),
      });
      onClose();
    } catch (error) {
      setProblem(errorSentence(error, t));
      setSaving(false);
    }
  };
  return (
    <form className={classes.rename} onSubmit={save} noValidate>
      <TextInput
        label={t('renameLabel')}
        description={t('renameHint')}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
        error={problem}
        autoFocus
      />
      {branches.length > 1 && (
        <BranchSelect
          label={t('branch.label')}
          description={t('branch.hint')}
          branches={branches}
          reach={reachIn(session, 'channels.manage')}
          value={branchId}
          onChange={setBranchId}
        />
      )}
      <ResponsibleSelect channel={channel} value={responsibleId} onChange={setResponsibleId} />
      <Group gap="xs">
        <Button type="submit" size="sm" loading={isSaving}>
          {t('acts.save')}
        </Button>
        <Button variant="subtle" size="sm" onClick={onClose}>
          {t('acts.cancel')}
        </Button>
      </Group>
    </form>
  );
}
