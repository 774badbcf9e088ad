import { Button, Stack, TagsInput, TextInput } from '@mantine/core';
import { CreateKit, MAX_PLACES, type ShortLink } from '@rupor/shared/links/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { newId } from '../../lib/new-id.ts';
import { useApiForm } from '../../lib/use-api-form.ts';
import { createKitMutation, linksKey } from './api.ts';
import { CampaignSelect } from './campaign-select.tsx';
import { cleanPasted } from './pasted-link.ts';

interface Values extends Record<string, unknown> {
  target: string;
  title: string;
  campaignId: string | null;
  places: string[];
}

/** One address, many places: each place gets a code of its own, so that paper is counted by place. */
export function KitForm({ onMade }: { onMade(kitId: string): void }) {
  const { t } = useTranslation('links');
  const queries = useQueryClient();
  const create = useMutation(createKitMutation());
  // One a visit of the form: a request sent twice makes one kit.
  const [kitId] = useState(newId);
  const toInput = (values: Values) => ({ ...values, kitId });
  const { form, submit, isSending, problem } = useApiForm<Values, ShortLink[]>({
    initialValues: { target: '', title: '', campaignId: null, places: [] },
    schema: CreateKit,
    toInput,
    send: (values) => create.mutateAsync(toInput(values)),
    onDone: async () => {
      await queries.invalidateQueries({ queryKey: linksKey() });
      onMade(kitId);
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('form.target')}
          description={t('paper.targetHint')}
          placeholder="https://"
          inputMode="url"
          maxLength={2000}
          {...form.getInputProps('target')}
          onBlur={() => form.setFieldValue('target', cleanPasted(form.values.target).address)}
        />
        <TextInput
          label={t('paper.call')}
          description={t('paper.callHint')}
          placeholder={t('paper.callExample')}
          maxLength={120}
          {...form.getInputProps('title')}
        />
        <TagsInput
          label={t('paper.places')}
          description={t('paper.placesHint')}
          data={t('paper.examples').split(', ')}
          maxTags={MAX_PLACES}
          maxLength={60}
          acceptValueOnBlur
          {...form.getInputProps('places')}
        />
        <CampaignSelect {...form.getInputProps('campaignId')} />
        <FormProblem>{problem}</FormProblem>
        <div>
          <Button type="submit" variant="filled" loading={isSending}>
            {t('paper.make')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
