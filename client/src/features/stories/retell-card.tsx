import { Button } from '@mantine/core';
import type { Story } from '@rupor/shared/stories/contract';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { PostStatePill } from '../../components/post-state-sign.tsx';
import { CardSection } from '../../components/section.tsx';
import { formatWallTime } from '../../lib/format.ts';
import { RetellForm } from './retell-form.tsx';
import styles from './stories.module.css';
import { useRetellActs } from './use-retell-acts.ts';

interface Props {
  story: Story;
  today: string;
  canPlan: boolean;
}

/** «Рассказать ещё раз»: the posts of the plan with their states, or the way to them. */
export function RetellCard({ story, today, canPlan }: Props) {
  const { t } = useTranslation('stories');
  const [isOpen, setOpen] = useState(false);
  const acts = useRetellActs(story.id);
  const { posts } = story;
  const out = posts.filter(({ state }) => state === 'published').length;
  return (
    <CardSection title={t('stories:plan.title')}>
      <p className={styles.sentence}>
        {posts.length === 0 ? t('stories:plan.none') : t('stories:plan.state', { count: posts.length, out })}
      </p>
      {posts.length > 0 && (
        <ol className={styles.planned}>
          {posts.map(({ postId, step, wallTime, heading, state }) => (
            <li key={postId}>
              <Link to="/posts/$postId" params={{ postId }}>
                {heading}
              </Link>
              <span className="small muted">
                {formatWallTime(wallTime)} · {t(`stories:steps.${step}.for`)}
              </span>
              <PostStatePill state={state} />
            </li>
          ))}
        </ol>
      )}
      {canPlan && (
        <div className={styles.planActs}>
          {posts.length === 0 ? (
            <Button variant="default" onClick={() => setOpen(true)}>
              {t('stories:plan.make')}
            </Button>
          ) : (
            <Button variant="subtle" loading={acts.isBusy} onClick={acts.unplan}>
              {t('stories:plan.takeBack')}
            </Button>
          )}
        </div>
      )}
      <Dialog isOpen={isOpen} onClose={() => setOpen(false)} size="lg" title={t('stories:plan.dialog')}>
        <RetellForm
          story={story}
          today={today}
          isBusy={acts.isBusy}
          problem={acts.problem}
          onPlan={(input) => acts.plan(input, () => setOpen(false))}
        />
      </Dialog>
    </CardSection>
  );
}
