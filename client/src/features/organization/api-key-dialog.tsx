import { Button, Checkbox, Group, NumberInput, Stack, TextInput } from '@mantine/core';
import { CreateApiKeyInput } from '@rupor/shared/organization/api-keys-contract';
import { API_SCOPES, type ApiScope } from '@rupor/shared/organization/permissions';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogForm } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { organizationCalls, organizationKey } from './api.ts';
import classes from './organization.module.css';

interface Values extends Record<string, unknown> {
  name: string;
  scopes: ApiScope[];
  days: number | string;
}

const inputOf = (values: Values) => ({ ...values, days: Number(values.days || 0) });

export function ApiKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('organization');
  const [key, setKey] = useState<string | null>(null);
  return (
    <Dialog onClose={onClose} title={t(key ? 'apiKeys.madeTitle' : 'apiKeys.newTitle')}>
      {key ? (
        <Stack gap="md">
          <p>{t('apiKeys.madeWhat')}</p>
          <p className={classes.secret}>{key}</p>
          <Group>
            <Button variant="filled" onClick={onClose}>
              {t('apiKeys.stored')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <ApiKeyForm onMade={setKey} onClose={onClose} />
      )}
    </Dialog>
  );
}

function ApiKeyForm({ onMade, onClose }: { onMade: (key: string) => void; onClose: () => void }) {
  const { t } = useTranslation('organization');
  const queries = useQueryClient();
  const { form, submit, isSending, problem } = useApiForm<Values, { key: string }>({
    initialValues: { name: '', scopes: [], days: 90 },
    schema: CreateApiKeyInput,
    toInput: inputOf,
    send: (values) => organizationCalls.apiKeys.create(inputOf(values)),
    onDone: async ({ key }) => {
      onMade(key);
      await queries.invalidateQueries({ queryKey: organizationKey() });
    },
  });
  return (
    <DialogForm verb={t('organization:apiKeys.make')} {...{ submit, isSending, problem, onClose }}>
      <TextInput
        label={t('organization:apiKeys.name')}
        description={t('organization:apiKeys.nameHint')}
        maxLength={120}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Checkbox.Group label={t('organization:apiKeys.scopes')} {...form.getInputProps('scopes')}>
        <Stack gap="xs" mt="xs">
          {API_SCOPES.map((scope) => (
            <Checkbox
              key={scope}
              value={scope}
              label={t(`organization:apiKeys.scope.${scope.replace(':', '_')}`)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <NumberInput
        label={t('organization:apiKeys.days')}
        description={t('organization:apiKeys.daysHint')}
        allowDecimal={false}
        hideControls
        {...form.getInputProps('days')}
      />
    </DialogForm>
  );
}
