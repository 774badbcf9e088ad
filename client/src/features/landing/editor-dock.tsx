import { Button } from '@mantine/core';
import type { LandingPage } from '@rupor/shared/landing/contract';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dock } from '../../components/dock.tsx';
import type { PageDraft } from './use-page-draft.ts';

interface Props {
  page: LandingPage;
  draft: PageDraft;
  /** Places that nobody may publish with. */
  stops: number;
  onPublish(): void;
}

/** How the draft is kept, and the one act that comes next: mend, show, or hand on what is shown already. */
export function EditorDock({ page, draft, stops, onPublish }: Props) {
  const { t } = useTranslation('landing');
  const isShown = page.state === 'live' && !page.hasChanges && draft.state === 'saved' && stops === 0;
  if (isShown)
    return (
      <Dock say={t('editor.isShown')}>
        <CopyButton variant="filled" text={wholeAddress(page.address)} done={t('editor.addressCopied')}>
          {t('editor.copyAddress')}
        </CopyButton>
      </Dock>
    );
  return (
    <Dock
      say={[t(`save.${draft.state}`), stops > 0 && t('editor.inTheWay', { count: stops })]
        .filter(Boolean)
        .join(' ')}
    >
      {draft.state === 'failed' && (
        <Button variant="default" onClick={() => void draft.flush()}>
          {t('save.again')}
        </Button>
      )}
      <Button variant="filled" onClick={onPublish}>
        {stops > 0 ? t('editor.show') : t(page.state === 'live' ? 'publish.change' : 'publish.act')}
      </Button>
    </Dock>
  );
}

/** Pages of this server are told without their host. */
function wholeAddress(address: string): string {
  return address.startsWith('/') ? `${window.location.origin}${address}` : address;
}
