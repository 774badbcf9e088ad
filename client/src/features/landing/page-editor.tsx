import { SegmentedControl } from '@mantine/core';
import { useDebouncedValue, useMediaQuery } from '@mantine/hooks';
import { PageContent } from '@rupor/shared/landing/blocks';
import type { LandingPage } from '@rupor/shared/landing/contract';
import { lintPage } from '@rupor/shared/landing/lint';
import type { Media } from '@rupor/shared/media/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../../lib/format.ts';
import { drawQuery } from './api.ts';
import type { FieldTools } from './block-fields.tsx';
import { BlockList } from './block-list.tsx';
import { EditorDock } from './editor-dock.tsx';
import styles from './landing.module.css';
import { PageChecks } from './page-checks.tsx';
import { PageFacts } from './page-facts.tsx';
import { PagePreview } from './page-preview.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { usePageDraft } from './use-page-draft.ts';

interface Props {
  page: LandingPage;
  zone: string;
  /** Files that were chosen here and are not in the saved page yet. */
  files: readonly Media[];
  tools: FieldTools;
  campaigns: readonly { id: string; name: string }[];
}

const DRAW_MS = 400;

/** Blocks as a form, the page beside them, and what stands between it and visitors. */
export function PageEditor({ page, zone, files, tools, campaigns }: Props) {
  const { t } = useTranslation('landing');
  const draft = usePageDraft(page);
  const [open, setOpen] = useState<readonly string[]>([]);
  const [view, setView] = useState<'edit' | 'look'>('edit');
  const [part, setPart] = useState<'page' | 'thanks'>('page');
  const [isPublishing, setPublishing] = useState(false);
  const drawn = useDrawn(draft.content, part);
  const whole = useDrawn(draft.content, 'page');
  const isWide = useMediaQuery('(min-width: 1101px)', false, { getInitialValueInEffect: false });
  const known = [...page.files, ...files];
  const bytes = whole?.bytes ?? null;
  const remarks = lintPage(draft.content, { bytes, files: known, today: todayIn(zone) });
  const stops = remarks.filter(({ weight }) => weight === 'stop').length;
  const toggle = (id: string) =>
    setOpen((now) => (now.includes(id) ? now.filter((one) => one !== id) : [...now, id]));
  const goto = (id: string) => {
    setView('edit');
    setOpen((now) => [...now.filter((one) => one !== id), id]);
    requestAnimationFrame(() =>
      document.getElementById(`fields-${id}`)?.closest('li')?.scrollIntoView({ block: 'start' }),
    );
  };
  const publish = async () => {
    if (stops > 0) return setView('look');
    if (await draft.flush()) setPublishing(true);
  };
  return (
    <>
      <SegmentedControl
        className={styles.switch}
        fullWidth
        aria-label={t('editor.view')}
        value={view}
        onChange={(value) => setView(value === 'look' ? 'look' : 'edit')}
        data={[
          { value: 'edit', label: t('editor.edit') },
          { value: 'look', label: t('editor.look') },
        ]}
      />
      <div className={styles.editor}>
        <div className={styles.main} data-hidden={view !== 'edit' || undefined}>
          <BlockList
            content={draft.content}
            remarks={remarks}
            open={open}
            tools={tools}
            onOpen={toggle}
            onChange={draft.change}
          />
          <PageFacts page={page} draft={draft} tools={tools} campaigns={campaigns} />
        </div>
        <div className={styles.side} data-hidden={view !== 'look' || undefined}>
          <PageChecks content={draft.content} remarks={remarks} bytes={bytes} onBlock={goto} />
          {(isWide || view === 'look') && (
            <PagePreview
              html={drawn?.html ?? null}
              part={part}
              onPart={setPart}
              onBlock={(id) => {
                const pressed = draft.content.blocks.find((block) =>
                  id === null ? block.kind === 'form' : block.id === id,
                );
                if (pressed) goto(pressed.id);
              }}
            />
          )}
        </div>
      </div>
      <EditorDock page={page} draft={draft} stops={stops} onPublish={() => void publish()} />
      {isPublishing && (
        <PublishDialog
          page={page}
          version={draft.versionOf()}
          zone={zone}
          onClose={() => setPublishing(false)}
        />
      )}
    </>
  );
}

/** Drawn by the server a moment after the last letter; while it cannot be read, the page before stays. */
function useDrawn(content: PageContent, part: 'page' | 'thanks') {
  const [later] = useDebouncedValue(content, DRAW_MS);
  const readable = useMemo(() => PageContent.safeParse(later), [later]);
  const [last, setLast] = useState(content);
  const current = readable.success ? readable.data : last;
  if (readable.success && JSON.stringify(last) !== JSON.stringify(readable.data)) setLast(readable.data);
  return useQuery(drawQuery(current, part)).data ?? null;
}
