import { Button, Menu } from '@mantine/core';
import type { LandingPage } from '@rupor/shared/landing/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { copyText } from '../../lib/copy-text.ts';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import {
  pageQuery,
  pagesKey,
  previewLinkMutation,
  removePageMutation,
  restorePageMutation,
  withdrawPageMutation,
} from './api.ts';

interface Props {
  page: LandingPage;
  onVersions(): void;
}

/** What is done with a page as a whole, besides showing it. */
export function PageActs({ page, onVersions }: Props) {
  const { t } = useTranslation(['landing', 'common']);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const onError = (error: Error) => offerUndo(errorSentence(error, t));
  const onSettled = () => queries.invalidateQueries({ queryKey: pagesKey() });
  const common = { onError, onSettled };
  const link = useMutation({
    ...previewLinkMutation(),
    onError,
    onSuccess: async ({ url }) => {
      const address = url.startsWith('/') ? `${window.location.origin}${url}` : url;
      const isCopied = await copyText(address);
      offerUndo(isCopied ? t('landing:acts.linkCopied') : address);
    },
  });
  const withdraw = useMutation({
    ...withdrawPageMutation(),
    ...common,
    onSuccess: (saved) => {
      queries.setQueryData(pageQuery(page.id).queryKey, saved);
      setAsking(false);
      offerUndo(t('landing:acts.withdrawn'));
    },
  });
  const restore = useMutation({ ...restorePageMutation(), ...common });
  const remove = useMutation({
    ...removePageMutation(),
    ...common,
    onSuccess: async () => {
      offerUndo(t('landing:acts.removed'), () => restore.mutate({ id: page.id }));
      await navigate({ to: '/pages' });
    },
  });
  const isShown = page.state === 'live' || page.state === 'planned';
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default">{t('landing:acts.more')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => link.mutate({ id: page.id })}>{t('landing:acts.previewLink')}</Menu.Item>
          <Menu.Item onClick={onVersions}>{t('landing:acts.versions')}</Menu.Item>
          <Menu.Item
            onClick={() => void navigate({ to: '/pages/$pageId/test', params: { pageId: page.id } })}
          >
            {t('landing:acts.test')}
          </Menu.Item>
          {isShown && <Menu.Item onClick={() => setAsking(true)}>{t('landing:acts.withdraw')}</Menu.Item>}
          <Menu.Item onClick={() => remove.mutate({ id: page.id })}>{t('landing:acts.remove')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('landing:acts.withdrawAsk')}
        verb={t('landing:acts.withdraw')}
        isDanger
        isBusy={withdraw.isPending}
        onConfirm={() => withdraw.mutate({ id: page.id })}
      >
        {t('landing:acts.withdrawWhat')}
      </ConfirmDialog>
    </>
  );
}
