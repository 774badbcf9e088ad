import { Button } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { NewSiteDialog } from './new-site-dialog.tsx';
import { useWords } from './use-words.ts';

/** Before the first site: what will stand here and how it begins. */
export function FirstSite({ canManage }: { canManage: boolean }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <PageHead title={t('first.head')} docTitle={t('common:nav.visits')} />
      <EmptyState
        title={t('first.title')}
        acts={
          canManage ? (
            <Button variant="filled" onClick={() => setOpen(true)}>
              {t('first.add')}
            </Button>
          ) : undefined
        }
      >
        {canManage ? t('first.what') : t('first.askEditor')}
      </EmptyState>
      {isOpen && <NewSiteDialog onClose={() => setOpen(false)} />}
    </>
  );
}
