import { NativeSelect } from '@mantine/core';
import { LAW_PROFILES, type LawProfile } from '@rupor/shared/law/rule';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { refreshLaw, setProfileMutation } from './api.ts';

/** Whose law the checklist speaks of: set at once, can be taken back. */
export function ProfileChoice({ profile, canManage }: { profile: LawProfile; canManage: boolean }) {
  const { t } = useTranslation('law');
  const queries = useQueryClient();
  const save = useMutation({
    ...setProfileMutation(),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => refreshLaw(queries),
  });
  const set = (next: LawProfile) =>
    save.mutate(
      { profile: next },
      {
        onSuccess: () =>
          offerUndo(t(`profile.saved.${next}`), () => save.mutateAsync({ profile }).then(() => undefined)),
      },
    );
  return (
    <NativeSelect
      label={t('profile.label')}
      description={t(`profile.hint.${profile}`)}
      value={profile}
      disabled={!canManage}
      data={LAW_PROFILES.map((value) => ({ value, label: t(`profile.name.${value}`) }))}
      onChange={({ currentTarget }) => {
        const next = LAW_PROFILES.find((one) => one === currentTarget.value);
        if (next) set(next);
      }}
    />
  );
}
