import { TextInput } from '@mantine/core';
import { CreateLink, type LinkDetails, type ShortLink } from '@rupor/shared/links/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { fromWallTime, toWallTime } from '../../lib/format.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { createLinkMutation, linksKey, updateLinkMutation } from './api.ts';
import { CampaignSelect } from './campaign-select.tsx';
import classes from './links.module.css';
import { cleanPasted } from './pasted-link.ts';

interface Values extends Record<string, unknown> {
  target: string;
  title: string;
  campaignId: string | null;
  /** A day of the organization's clock; '' = never. The link works to its end. */
  lastDay: string;
}

interface Props {
  /** Absent: a new one. */
  link?: LinkDetails;
  zone: string;
  onClose(): void;
  onMade?(link: ShortLink): void;
}

export function LinkDialog({ link, zone, onClose, onMade }: Props) {
  const { t } = useTranslation('links');
  const queries = useQueryClient();
  const create = useMutation(createLinkMutation());
  const update = useMutation(updateLinkMutation());
  const [removed, setRemoved] = useState<string[]>([]);
  const inputOf = ({ target, title, campaignId, lastDay }: Values) => ({
    ...{ target, title, campaignId },
    expiresAt: lastDay === '' ? null : fromWallTime(`${lastDay}T23:59`, zone),
  });
  const { form, submit, isSending, problem } = useApiForm<Values, ShortLink>({
    initialValues: {
      target: link?.target ?? '',
      title: link?.title ?? '',
      campaignId: link?.campaign?.id ?? null,
      lastDay: link?.expiresAt ? toWallTime(link.expiresAt, zone).slice(0, 10) : '',
    },
    schema: CreateLink,
    toInput: inputOf,
    send: (values) => {
      const { campaignId, ...change } = inputOf(values);
      if (link) return update.mutateAsync({ id: link.id, version: link.version, ...change });
      return create.mutateAsync({ ...change, campaignId });
    },
    onDone: async (made) => {
      await queries.invalidateQueries({ queryKey: linksKey() });
      onClose();
      onMade?.(made);
    },
  });
  const tidy = () => {
    const { address, removed: names } = cleanPasted(form.values.target);
    if (names.length > 0) form.setFieldValue('target', address);
    setRemoved(names);
  };
  return (
    <FormDialog
      title={t(link ? 'form.change' : 'form.new')}
      verb={t(link ? 'form.save' : 'form.make')}
      {...{ submit, isSending, problem, onClose }}
    >
      <TextInput
        label={t('form.target')}
        description={t(link ? 'form.targetChange' : 'form.targetHint')}
        placeholder="https://"
        inputMode="url"
        maxLength={2000}
        data-autofocus
        {...form.getInputProps('target')}
        onBlur={tidy}
      />
      <p className={classes.cleaned} role="status">
        {removed.length > 0 && t('form.removed', { names: removed.join(', ') })}
      </p>
      <TextInput
        label={t('form.title')}
        description={t('form.titleHint')}
        maxLength={120}
        {...form.getInputProps('title')}
      />
      {!link && <CampaignSelect {...form.getInputProps('campaignId')} />}
      <TextInput
        type="date"
        label={t('form.lastDay')}
        description={t('form.lastDayHint')}
        {...form.getInputProps('lastDay')}
      />
    </FormDialog>
  );
}
