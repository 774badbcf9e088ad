import { Button } from '@mantine/core';
import { headingOf } from '@rupor/shared/posts/excerpt';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { postsKey } from './api.ts';
import styles from './bulk/bulk.module.css';
import { readDraftContent } from './draft-content.ts';
import { LocalDrafts } from './local-drafts.ts';
import { sendWaiting } from './send-waiting.ts';
import { useViewer } from './use-viewer.ts';

/** Drafts that this device keeps until there is a connection: seen, and sent by themselves. Nothing waits: nothing shown. */
export function WaitingDrafts() {
  const { t } = useTranslation('bulk');
  const queries = useQueryClient();
  const { owner } = useViewer();
  const drafts = useMemo(() => new LocalDrafts(localStorage, owner, readDraftContent), [owner]);
  const [waiting, setWaiting] = useState(() => drafts.list());
  const [refused, setRefused] = useState<ReadonlySet<string>>(new Set());
  const [isSending, setSending] = useState(false);
  const isRunning = useRef(false);
  const send = useCallback(async () => {
    const copies = drafts.list();
    if (isRunning.current || copies.length === 0) return;
    isRunning.current = true;
    setSending(true);
    const stuck = new Set<string>();
    for (const copy of copies) {
      const result = await sendWaiting(copy);
      if (result === 'sent') drafts.drop(copy.postId);
      if (result === 'refused') stuck.add(copy.postId);
    }
    isRunning.current = false;
    setSending(false);
    setRefused(stuck);
    setWaiting(drafts.list());
    await queries.invalidateQueries({ queryKey: postsKey() });
  }, [drafts, queries]);
  useEffect(() => {
    const run = () => void send();
    run();
    window.addEventListener('online', run);
    return () => window.removeEventListener('online', run);
  }, [send]);
  if (waiting.length === 0) return null;
  return (
    <CardSection title={t('waiting.sentence', { count: waiting.length })}>
      <ul className={styles.list}>
        {waiting.map(({ postId, content, version }) => (
          <li key={postId}>
            <div className={styles.words}>
              <p>{headingOf({ title: content.title, text: content.baseText }) || t('waiting.nameless')}</p>
              {refused.has(postId) && <p className="small muted">{t('waiting.refused')}</p>}
            </div>
            <Link
              className="link"
              to="/posts/$postId/edit"
              params={{ postId }}
              search={{ new: version === 0 || undefined }}
            >
              {t('waiting.open')}
            </Link>
          </li>
        ))}
      </ul>
      <Button variant="default" loading={isSending} onClick={() => void send()}>
        {t('waiting.send')}
      </Button>
    </CardSection>
  );
}
