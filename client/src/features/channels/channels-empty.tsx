import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import classes from './channels.module.css';
import { useConnectPractice } from './use-connect-practice.ts';

/** What will stand here, one act that needs no keys, one that does. */
export function ChannelsEmpty({ canManage }: { canManage: boolean }) {
  const { t } = useTranslation('channels');
  const practice = useConnectPractice();
  const start = () =>
    practice.mutate(undefined, {
      onSuccess: () => offerUndo(t('done.threeTitle')),
      onError: (error) => offerUndo(errorSentence(error, t)),
    });
  return (
    <section className={`card ${classes.empty}`}>
      <Drawing />
      <h2>{t('empty.title')}</h2>
      <p>{canManage ? t('empty.text') : t('empty.onlyAdmin')}</p>
      {canManage && (
        <Group gap="xs" justify="center">
          <Button variant="filled" onClick={start} loading={practice.isPending}>
            {t('acts.practiceAll')}
          </Button>
          <LinkButton to="/channels/new">{t('acts.connect')}</LinkButton>
        </Group>
      )}
    </section>
  );
}

function Drawing() {
  return (
    <svg className={classes.art} viewBox="0 0 112 80" fill="none" aria-hidden="true">
      <rect x="4" y="12" width="46" height="56" rx="8" fill="var(--sunken)" stroke="var(--line-strong)" />
      <rect x="62" y="6" width="46" height="30" rx="8" fill="var(--accent-soft)" stroke="var(--accent)" />
      <rect x="62" y="46" width="46" height="28" rx="8" fill="var(--sunken)" stroke="var(--line-strong)" />
      <path d="M12 26h30M12 36h30M12 46h20M70 18h30M70 58h30" stroke="var(--line-strong)" strokeWidth="3" />
    </svg>
  );
}
