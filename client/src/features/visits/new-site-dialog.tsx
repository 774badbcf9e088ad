import { TextInput } from '@mantine/core';
import { NewSite, type Site, type VisitMode } from '@rupor/shared/visits/site';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { useVisitActs } from './api.ts';
import { ModeChoice } from './mode-choice.tsx';
import { hostsOf } from './site-hosts.ts';

type Values = { name: string; allowedHosts: string; mode: VisitMode };

/** Name, address, and how much the site may know; the line to paste comes right after. */
export function NewSiteDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('visitSetup');
  const navigate = useNavigate();
  const { createSite } = useVisitActs();
  const { form, submit, isSending, problem } = useApiForm<Values, Site>({
    initialValues: { name: '', allowedHosts: '', mode: 'day' },
    schema: NewSite,
    toInput: (values) => ({ ...values, allowedHosts: hostsOf(values.allowedHosts) }),
    send: (values) => createSite.mutateAsync({ ...values, allowedHosts: hostsOf(values.allowedHosts) }),
    onDone: async ({ id }) => {
      onClose();
      await navigate({ to: '/visits/site', search: { site: id } });
    },
  });
  const hostProblem =
    form.errors.allowedHosts ??
    Object.entries(form.errors).find(([path]) => path.startsWith('allowedHosts'))?.[1];
  return (
    <FormDialog title={t('new.title')} verb={t('new.add')} {...{ submit, isSending, problem, onClose }}>
      <TextInput
        label={t('form.name')}
        placeholder={t('form.nameExample')}
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('form.hosts')}
        description={t('form.hostsHint')}
        placeholder="profsoyuz.example"
        {...form.getInputProps('allowedHosts')}
        error={hostProblem}
      />
      <ModeChoice value={form.values.mode} onChange={(mode) => form.setFieldValue('mode', mode)} />
    </FormDialog>
  );
}
