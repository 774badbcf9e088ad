import { Button, Menu } from '@mantine/core';
import { type Idea, IdeaState } from '@rupor/shared/ideas/contract';
import { IconArrowsExchange, IconCalendarEvent, IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type DragEvent, memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, useFormat } from '../../lib/format.ts';
import { mediaUrl } from '../media/api.ts';
import styles from './ideas.module.css';
import type { IdeaActs } from './use-idea-acts.ts';

interface Props {
  idea: Idea;
  acts: IdeaActs;
  onOpen(idea: Idea): void;
  onDrag(idea: Idea | null): void;
}

/** One idea: what it says, where it came from, and the step that takes it further. */
export const IdeaCard = memo(function IdeaCard({ idea, acts, onOpen, onDrag }: Props) {
  const { t } = useTranslation('ideas');
  const canMove = acts.canMove(idea);
  const heading = idea.heading || t('card.untitled');
  const startDrag = (event: DragEvent) => {
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', heading);
    onDrag(idea);
  };
  return (
    <article
      className={styles.card}
      draggable={canMove}
      onDragStart={canMove ? startDrag : undefined}
      onDragEnd={() => onDrag(null)}
    >
      <button type="button" className={styles.cardTitle} onClick={() => onOpen(idea)}>
        {heading}
      </button>
      <Body idea={idea} />
      <div className={styles.cardActs}>
        {idea.postId ? (
          <Link className={styles.cardLink} to="/posts/$postId" params={{ postId: idea.postId }}>
            {t('card.open')}
          </Link>
        ) : (
          acts.canWrite && (
            <Button size="sm" variant="default" onClick={() => acts.write(idea)}>
              {t('card.write')}
            </Button>
          )
        )}
        {canMove && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <Button
                size="sm"
                variant="subtle"
                leftSection={<IconArrowsExchange size={16} stroke={1.75} aria-hidden />}
                aria-label={t('card.moveNamed', { heading })}
              >
                {t('card.move')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {IdeaState.options
                .filter((state) => state !== idea.state)
                .map((state) => (
                  <Menu.Item key={state} onClick={() => acts.move(idea, state)}>
                    {t(`state.${state}`)}
                  </Menu.Item>
                ))}
              <Menu.Item onClick={() => acts.archive(idea)}>{t('card.archive')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </article>
  );
});

function Body({ idea }: { idea: Idea }) {
  const { t } = useTranslation('ideas');
  const format = useFormat();
  const [photo] = idea.media;
  const rest = idea.text.trim() === idea.heading ? '' : idea.text;
  return (
    <>
      {rest !== '' && <p className={styles.cardText}>{rest}</p>}
      {idea.url && (
        <a className={styles.cardUrl} href={idea.url} target="_blank" rel="noreferrer noopener">
          <IconLink size={16} stroke={1.75} aria-hidden /> {idea.urlTitle ?? new URL(idea.url).host}
        </a>
      )}
      {photo && (
        <img
          className={styles.cardPhoto}
          src={mediaUrl(photo.id)}
          alt={photo.altText ?? t('card.photo')}
          loading="lazy"
        />
      )}
      <p className={styles.cardFacts}>
        {idea.rubric && (
          <span className={styles.rubric}>
            <i style={{ background: `var(--c${idea.rubric.colour})` }} aria-hidden /> {idea.rubric.name}
          </span>
        )}
        {idea.forDay && (
          <span>
            <IconCalendarEvent size={14} stroke={1.75} aria-hidden />{' '}
            {t('card.forDay', { day: formatDay(idea.forDay) })}
          </span>
        )}
        <span>
          {idea.author ? `${idea.author.name}, ` : ''}
          {format.relative(idea.createdAt)}
        </span>
        {idea.source === 'telegram' && <span>{t('card.telegram')}</span>}
      </p>
    </>
  );
}
