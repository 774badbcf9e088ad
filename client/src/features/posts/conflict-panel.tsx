import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../lib/format.ts';
import type { Conflict } from './autosave.ts';
import styles from './composer.module.css';
import { type DraftContent, listDifferences } from './draft-content.ts';
import { useViewer } from './use-viewer.ts';

interface ConflictPanelProps {
  mine: DraftContent;
  conflict: Conflict<DraftContent>;
  onTakeTheirs(): void;
  onKeepMine(): void;
}

/** Somebody else saved this draft meanwhile: who, what differs, and a choice. Both texts are safe until then. */
export function ConflictPanel({ mine, conflict, onTakeTheirs, onKeepMine }: ConflictPanelProps) {
  const { t } = useTranslation('posts');
  const { ownZone, personId } = useViewer();
  const [isOpen, setOpen] = useState(false);
  const { theirs, editedBy, editedAt } = conflict;
  const parts = listDifferences(mine, theirs);
  const title = () => {
    if (editedBy === null) return t('conflict.title');
    return editedBy.id === personId ? t('conflict.titleOwn') : t('conflict.titleBy', { name: editedBy.name });
  };
  return (
    <section className={styles.alert} role="alert" aria-labelledby="conflict-head">
      <h2 className={styles.h2} id="conflict-head" tabIndex={-1}>
        {title()}
      </h2>
      <p className={styles.small}>
        {editedAt && t('conflict.at', { time: formatTime(editedAt, ownZone) })}{' '}
        {t('conflict.differs', { parts: parts.map((part) => t(`conflict.parts.${part}`)).join(', ') })}{' '}
        {t('conflict.safe')}
      </p>
      {isOpen && (
        <div className={styles.sides}>
          <Side title={t('conflict.theirs')} content={theirs} />
          <Side title={t('conflict.mine')} content={mine} />
        </div>
      )}
      <Group gap="xs">
        <Button onClick={onTakeTheirs}>{t('conflict.takeTheirs')}</Button>
        <Button onClick={onKeepMine}>{t('conflict.keepMine')}</Button>
        {!isOpen && (
          <Button variant="subtle" onClick={() => setOpen(true)}>
            {t('conflict.compare')}
          </Button>
        )}
      </Group>
    </section>
  );
}

function Side({ title, content }: { title: string; content: DraftContent }) {
  const { t } = useTranslation('posts');
  return (
    <div className={styles.side}>
      <h3 className={styles.small}>{title}</h3>
      {content.title !== '' && <p className={styles.strong}>{content.title}</p>}
      <p className={styles.sideText}>{content.baseText || t('conflict.empty')}</p>
      {content.targets
        .filter(({ text }) => text !== null)
        .map(({ channelId, text }) => (
          <p key={channelId} className={styles.sideText}>
            {text}
          </p>
        ))}
    </div>
  );
}
