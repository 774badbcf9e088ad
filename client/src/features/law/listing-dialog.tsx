import { NativeSelect, TextInput } from '@mantine/core';
import { type LawChannel, ListingState, SaveListing } from '@rupor/shared/law/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { lawCalls, refreshLaw } from './api.ts';

interface Props {
  channel: LawChannel;
  isOpen: boolean;
  onClose(): void;
}

interface Values extends Record<string, unknown> {
  state: string;
  applicationNumber: string;
  appliedOn: string;
  url: string;
}

/** Number, day and mark of the application for the register of large pages. */
export function ListingDialog({ channel, isOpen, onClose }: Props) {
  const { t } = useTranslation('law');
  const queries = useQueryClient();
  const { channelId, state, applicationNumber, appliedOn, url, name } = channel;
  const inputOf = (values: Values) => ({
    channelId,
    state: ListingState.safeParse(values.state).data ?? 'none',
    applicationNumber: values.applicationNumber,
    appliedOn: values.appliedOn || null,
    url: values.url,
  });
  const { form, submit, isSending, problem } = useApiForm<Values, unknown>({
    initialValues: { state, applicationNumber, appliedOn: appliedOn ?? '', url },
    schema: SaveListing,
    toInput: inputOf,
    send: (values) => lawCalls.saveListing(inputOf(values)),
    onDone: async () => {
      await refreshLaw(queries);
      onClose();
    },
  });
  return (
    <FormDialog
      isOpen={isOpen}
      title={t('listing.title', { name })}
      verb={t('act.save')}
      {...{ submit, isSending, problem, onClose }}
    >
      <p className="small muted">{t('listing.what')}</p>
      <NativeSelect
        label={t('listing.stateLabel')}
        data={ListingState.options.map((value) => ({ value, label: t(`listing.state.${value}`) }))}
        {...form.getInputProps('state')}
      />
      <TextInput label={t('listing.numberLabel')} {...form.getInputProps('applicationNumber')} />
      <TextInput type="date" label={t('listing.onLabel')} {...form.getInputProps('appliedOn')} />
      <TextInput type="url" label={t('listing.urlLabel')} {...form.getInputProps('url')} />
    </FormDialog>
  );
}
