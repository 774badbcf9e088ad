import { Button, Menu } from '@mantine/core';
import type { CampaignPlan } from '@rupor/shared/campaigns/plan-contract';
import { IconDots, IconPresentation, IconPrinter } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { campaignsKey, updateCampaignMutation } from './api.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { RenameDialog } from './rename-dialog.tsx';

interface Props {
  plan: CampaignPlan;
  canManage: boolean;
  onStarted(started: { id: string; drafts: number }): void;
}

export function CampaignActs({ plan, canManage, onStarted }: Props) {
  const { t } = useTranslation('campaignPlan');
  const [open, setOpen] = useState<'copy' | 'rename' | null>(null);
  const archive = useArchive(plan);
  const params = { campaignId: plan.campaign.id };
  return (
    <>
      <LinkButton
        to="/campaigns/$campaignId/sheet"
        params={params}
        search={{ mode: 'projector' }}
        leftSection={<IconPresentation size={20} stroke={1.75} aria-hidden />}
      >
        {t('act.screen')}
      </LinkButton>
      <LinkButton
        to="/campaigns/$campaignId/sheet"
        params={params}
        leftSection={<IconPrinter size={20} stroke={1.75} aria-hidden />}
      >
        {t('act.print')}
      </LinkButton>
      {canManage && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button leftSection={<IconDots size={20} stroke={1.75} aria-hidden />}>{t('act.more')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setOpen('rename')}>{t('rename.title')}</Menu.Item>
            <Menu.Item onClick={() => setOpen('copy')}>{t('copy.title')}</Menu.Item>
            <Menu.Item onClick={archive}>
              {t(plan.campaign.isArchived ? 'archive.back' : 'archive.put')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {open === 'copy' && <CopyDialog plan={plan} onClose={() => setOpen(null)} onStarted={onStarted} />}
      {open === 'rename' && <RenameDialog plan={plan} onClose={() => setOpen(null)} />}
    </>
  );
}

function useArchive({ campaign }: CampaignPlan): () => void {
  const { t } = useTranslation('campaignPlan');
  const queries = useQueryClient();
  const update = useMutation({
    ...updateCampaignMutation(),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: campaignsKey() }),
  });
  const { id, name, isArchived } = campaign;
  return () =>
    update.mutate(
      { id, isArchived: !isArchived },
      {
        onSuccess: () =>
          offerUndo(t(isArchived ? 'archive.isBack' : 'archive.isPut', { name }), () =>
            update.mutateAsync({ id, isArchived }).then(() => undefined),
          ),
      },
    );
}
