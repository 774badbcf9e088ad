import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../lib/errors.ts';
import classes from './error-notice.module.css';
import type { PostStateName } from './post-state-shapes.tsx';
import { PostStateSign } from './post-state-sign.tsx';

interface Props {
  /** What happened, in a few words. */
  title?: ReactNode;
  /** A failure of the server: its code gives the sentence. */
  error?: unknown;
  /** What is safe and what to do, where there is no `error` or more is to be said. */
  children?: ReactNode;
  /** Doing what helps; the plain case is asking again. */
  onRetry?: () => void;
  acts?: ReactNode;
  /** failed: red octagon; unconfirmed: orange diamond, nobody knows; missed: plum square. */
  tone?: Extract<PostStateName, 'failed' | 'unconfirmed' | 'missed'>;
}

/** What happened · what is safe · what to do. Never a code alone. */
export function ErrorNotice({ title, error, children, onRetry, acts, tone = 'failed' }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.notice} data-state={tone} role="alert">
      <PostStateSign state={tone} size={24} hasWord />
      <div className={classes.words}>
        <h3>{title ?? t('common:problem.title')}</h3>
        {error !== undefined && <p>{errorSentence(error, t)}</p>}
        {children && <div className={classes.more}>{children}</div>}
        {(onRetry || acts) && (
          <div className={classes.acts}>
            {onRetry && (
              <Button size="sm" onClick={onRetry}>
                {t('common:act.again')}
              </Button>
            )}
            {acts}
          </div>
        )}
      </div>
    </div>
  );
}
