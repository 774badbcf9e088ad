import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { LinkButton } from '../../components/link-button.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
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
  const acts = (
    <>
      <Button variant="filled" onClick={start} loading={practice.isPending}>
        {t('acts.practiceAll')}
      </Button>
      <LinkButton to="/channels/new">{t('acts.connect')}</LinkButton>
    </>
  );
  return (
    <div className="card">
      <EmptyState title={t('empty.title')} art={<ChannelsArt />} acts={canManage && acts}>
        {canManage ? t('empty.text') : t('empty.onlyAdmin')}
      </EmptyState>
    </div>
  );
}

function ChannelsArt() {
  return (
    <svg width="112" height="80" viewBox="0 0 112 80" fill="none" aria-hidden="true">
      <rect x="4" y="12" width="46" height="56" rx="8" fill="var(--sunken)" />
      <rect x="62" y="6" width="46" height="30" rx="8" fill="var(--accent)" />
      <rect x="62" y="46" width="46" height="28" rx="8" fill="var(--sunken)" />
      <path d="M12 26h30M12 36h30M12 46h20M70 60h30" stroke="var(--line-strong)" strokeWidth="3" />
      <path d="M70 18h30M70 26h18" stroke="var(--on-accent)" strokeWidth="3" />
    </svg>
  );
}
