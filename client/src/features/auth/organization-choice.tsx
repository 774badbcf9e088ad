import { Select } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { authCalls, sessionQuery } from './api.ts';

/** For those who belong to several organizations. Everything on the screen is of one, so the page starts anew. */
export function OrganizationChoice() {
  const { t } = useTranslation('auth');
  const { organization, organizations } = useSuspenseQuery(sessionQuery).data;
  if (organizations.length < 2) return null;
  const choose = async (id: string | null) => {
    if (id === null || id === organization?.id) return;
    try {
      await authCalls.chooseOrganization({ id });
      window.location.assign('/');
    } catch (error) {
      offerUndo(errorSentence(error, t));
    }
  };
  return (
    <Select
      label={t('organization')}
      data={organizations.map(({ id, name }) => ({ value: id, label: name }))}
      value={organization?.id ?? null}
      allowDeselect={false}
      onChange={(id) => void choose(id)}
    />
  );
}
