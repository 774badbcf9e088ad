import { Button } from '@mantine/core';
import type { LinkDetails } from '@rupor/shared/links/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { checkLinkMutation, linkQuery, linksKey, updateLinkMutation } from './api.ts';
import { LinkDialog } from './link-dialog.tsx';

/** Change, ask the target, switch off (and back: it can be taken back at once). */
export function LinkActs({ link, zone }: { link: LinkDetails; zone: string }) {
  const { t } = useTranslation('links');
  const queries = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const update = useMutation(updateLinkMutation());
  const check = useMutation(checkLinkMutation());
  const refresh = () => queries.invalidateQueries({ queryKey: linksKey() });
  const turn = async (isDisabled: boolean, version = link.version) => {
    try {
      const changed = await update.mutateAsync({ id: link.id, version, isDisabled });
      queries.setQueryData(linkQuery(link.id).queryKey, changed);
      await refresh();
      offerUndo(t(isDisabled ? 'act.disabled' : 'act.enabled'), () => turn(!isDisabled, changed.version));
    } catch (error) {
      offerUndo(errorSentence(error, t));
    }
  };
  const ask = async () => {
    try {
      const { answer } = await check.mutateAsync({ id: link.id });
      await refresh();
      offerUndo(t(`answer.${answer ?? 'unknown'}`));
    } catch (error) {
      offerUndo(errorSentence(error, t));
    }
  };
  return (
    <>
      <Button variant="filled" onClick={() => setChanging(true)}>
        {t('act.change')}
      </Button>
      <Button loading={check.isPending} onClick={() => void ask()}>
        {t('act.check')}
      </Button>
      <Button loading={update.isPending} onClick={() => void turn(link.state !== 'disabled')}>
        {t(link.state === 'disabled' ? 'act.enable' : 'act.disable')}
      </Button>
      {isChanging && <LinkDialog link={link} zone={zone} onClose={() => setChanging(false)} />}
    </>
  );
}
