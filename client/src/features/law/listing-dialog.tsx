import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type LawChannel, ListingState, SaveListing } from '@rupor/shared/law/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
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
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('listing.title', { name })}
      closeButtonProps={{ 'aria-label': t('common:act.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <p className="small muted">{t('listing.what')}</p>
          <NativeSelect
            label={t('listing.stateLabel')}
            data={ListingState.options.map((value) => ({ value, label: t(`listing.state.${value}`) }))}
            {...form.getInputProps('state')}
          />
          <TextInput label={t('listing.numberLabel')} {...form.getInputProps('applicationNumber')} />
          <TextInput type="date" label={t('listing.onLabel')} {...form.getInputProps('appliedOn')} />
          <TextInput type="url" label={t('listing.urlLabel')} {...form.getInputProps('url')} />
          <FormProblem>{problem}</FormProblem>
          <Group gap="xs">
            <Button type="submit" variant="filled" loading={isSending}>
              {t('act.save')}
            </Button>
            <Button onClick={onClose}>{t('act.cancel')}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
