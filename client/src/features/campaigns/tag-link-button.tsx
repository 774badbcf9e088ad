import { Button } from '@mantine/core';
import { findLinks } from '@rupor/shared/posts/links';
import { IconLink } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LateDialog } from '../../components/late-dialog.tsx';
import { late } from '../../lib/late.ts';

const TagLinkDialog = late(async () => (await import('./tag-link-dialog.tsx')).TagLinkDialog);

export interface TagLinkSlot {
  text: string;
  campaignId: string | null;
  /** Of the channels it goes to. */
  networks: readonly string[];
  rubricId: string | null;
  onText(text: string): void;
}

/** Offered where the text has a link; nothing is put in by itself. */
export function TagLinkButton(slot: TagLinkSlot) {
  const { t } = useTranslation('campaigns');
  const [isOpen, setOpen] = useState(false);
  if (findLinks(slot.text).length === 0) return null;
  return (
    <>
      <Button
        size="sm"
        variant="subtle"
        leftSection={<IconLink size={20} stroke={1.75} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('tagLink')}
      </Button>
      <LateDialog isOpen={isOpen}>
        {(isShown) => (isShown ? <TagLinkDialog {...slot} onClose={() => setOpen(false)} /> : null)}
      </LateDialog>
    </>
  );
}
