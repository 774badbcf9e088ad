import { ActionIcon, Button } from '@mantine/core';
import type { Segment } from '@rupor/shared/audiences/contract';
import { IDEAS_NEEDED, rubricGaps } from '@rupor/shared/campaigns/rubric-plan';
import type { Rubric } from '@rupor/shared/campaigns/rubrics';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import classes from './rubrics.module.css';

interface Props {
  rubric: Rubric;
  segments: readonly Segment[];
  canManage: boolean;
  canWrite: boolean;
  /** Absent: it is the first or the last. */
  onUp?: () => void;
  onDown?: () => void;
  onChange(): void;
  onActivate(isActive: boolean): void;
  onArchive(): void;
}

/** One rubric: what for, for whom, how much, and what to write next. */
export function RubricCard({ rubric, segments, canManage, canWrite, ...acts }: Props) {
  const { t } = useTranslation('rubrics');
  const { id, name, colour, goal, tag, planShare, ideas, isActive } = rubric;
  const segment = segments.find((one) => one.id === rubric.segmentId);
  const gaps = rubricGaps(rubric);
  const facts = [
    segment ? t('card.for', { name: segment.name }) : t('card.forNobody'),
    planShare === null ? t('card.noShare') : t('card.share', { share: planShare }),
    ...(tag ? [tag] : []),
  ];
  return (
    <section className="card" aria-labelledby={`rubric-${id}`}>
      <div className={classes.head}>
        <h3 id={`rubric-${id}`}>
          <i className={classes.dot} style={{ background: `var(--c${colour})` }} aria-hidden /> {name}
        </h3>
        {canManage && (
          <span className={classes.arrows}>
            <ActionIcon
              variant="subtle"
              aria-label={t('card.up', { name })}
              aria-disabled={!acts.onUp || undefined}
              onClick={acts.onUp}
            >
              <IconArrowUp size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('card.down', { name })}
              aria-disabled={!acts.onDown || undefined}
              onClick={acts.onDown}
            >
              <IconArrowDown size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </span>
        )}
      </div>
      {goal && <p>{goal}</p>}
      <p className="small muted">{facts.join(' · ')}</p>
      {!isActive && (
        <p className={classes.gaps}>
          {gaps.length === 0
            ? t('card.ready')
            : t('card.gaps', {
                gaps: gaps.map((gap) => t(`gap.${gap}`, { count: IDEAS_NEEDED - ideas.length })).join(', '),
              })}
        </p>
      )}
      {ideas.length > 0 && (
        <details className={classes.ideas}>
          <summary>{t('card.ideas', { count: ideas.length })}</summary>
          <ol>
            {ideas.map((idea) => (
              <li key={idea}>
                {canWrite ? (
                  <Link
                    className={classes.link}
                    to="/posts/new"
                    search={{ rubric: id, segment: rubric.segmentId ?? undefined, title: idea }}
                  >
                    {idea}
                  </Link>
                ) : (
                  idea
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
      {canManage && (
        <div className={classes.acts}>
          {!isActive && gaps.length === 0 && (
            <Button size="compact-sm" onClick={() => acts.onActivate(true)}>
              {t('card.activate')}
            </Button>
          )}
          <Button size="compact-sm" aria-label={t('card.changeNamed', { name })} onClick={acts.onChange}>
            {t('card.change')}
          </Button>
          {isActive && (
            <Button size="compact-sm" variant="subtle" onClick={() => acts.onActivate(false)}>
              {t('card.deactivate')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('card.archiveNamed', { name })}
            onClick={acts.onArchive}
          >
            {t('card.archive')}
          </Button>
        </div>
      )}
    </section>
  );
}
