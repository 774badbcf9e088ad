import { Button } from '@mantine/core';
import type { Post } from '@rupor/shared/posts/fields';
import { mayAct } from '@rupor/shared/review/acts';
import type { ReviewLink, ReviewStep } from '@rupor/shared/review/fields';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { CardSection } from '../../components/section.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { progressQuery, reviewKey, revokeLinkMutation } from './api.ts';
import { LinkDialog } from './link-dialog.tsx';
import classes from './review.module.css';

/** Who has agreed, whose turn it is and until when; nothing where nobody has to be asked. */
export function ProgressCard({ post }: { post: Post }) {
  const { t } = useTranslation(['review', 'auth', 'common']);
  const progress = useQuery(progressQuery(post.id));
  const [isLinking, setLinking] = useState(false);
  const { data } = progress;
  if (progress.error && !data)
    return <ErrorNotice error={progress.error} onRetry={() => void progress.refetch()} />;
  if (!data) return <LoadingLines count={2} label={t('review:progress.loading')} />;
  if (data.steps.length === 0) return null;
  const mayLink = post.state === 'in_review' && mayAct(post.review, 'link');
  return (
    <CardSection title={t('review:progress.title')} tail={t(`review:progress.state.${data.state}`)}>
      <ol className={classes.steps}>
        {data.steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      {data.links.length > 0 && (
        <ul className={classes.links} aria-label={t('review:link.list')}>
          {data.links.map((link) => (
            <LinkLine key={link.id} link={link} />
          ))}
        </ul>
      )}
      {mayLink && (
        <Button size="sm" onClick={() => setLinking(true)}>
          {t('review:link.act')}
        </Button>
      )}
      {isLinking && <LinkDialog postId={post.id} onClose={() => setLinking(false)} />}
    </CardSection>
  );
}

function Step({ step }: { step: ReviewStep }) {
  const { t } = useTranslation(['review', 'auth']);
  const format = useFormat();
  const { name, state, people, substitutes, role, isExternal, decidedBy, decidedAt, dueAt } = step;
  const who = isExternal
    ? t('review:stage.byLink')
    : people.length > 0
      ? people.join(', ')
      : role !== null
        ? t(`auth:roles.${role}.name`)
        : t('review:stage.anybody');
  return (
    <li data-state={state}>
      <span className={classes.stepHead}>
        <b>{name || t('review:stage.unnamed')}</b>
        <span className={classes.stepState}>{t(`review:step.${state}`)}</span>
      </span>
      <span className="small muted">
        {decidedBy && decidedAt
          ? t('review:step.decided', { name: decidedBy, time: format.dayTime(decidedAt) })
          : t('review:stage.decides', { who })}
        {!decidedBy && substitutes.length > 0 && ` ${t('review:step.or', { names: substitutes.join(', ') })}`}
        {state === 'open' && dueAt && ` ${t('review:step.until', { time: format.dayTime(dueAt) })}`}
      </span>
    </li>
  );
}

function LinkLine({ link }: { link: ReviewLink }) {
  const { t } = useTranslation(['review', 'common']);
  const format = useFormat();
  const queries = useQueryClient();
  const revoke = useMutation({
    ...revokeLinkMutation(),
    onSuccess: () => offerUndo(t('review:link.revoked', { name: link.forWhom })),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: reviewKey() }),
  });
  const words = {
    open: link.openedAt
      ? t('review:link.opened', { time: format.dayTime(link.openedAt) })
      : t('review:link.until', { time: format.dayTime(link.expiresAt) }),
    used: t('review:link.used', { name: link.usedName ?? '' }),
    revoked: t('review:link.isRevoked'),
    expired: t('review:link.expired'),
  };
  return (
    <li>
      <span>
        {t('review:link.for', { name: link.forWhom })} <span className="muted">{words[link.state]}</span>
      </span>
      {link.state === 'open' && (
        <Button
          size="sm"
          variant="subtle"
          loading={revoke.isPending}
          aria-label={t('review:link.revokeOf', { name: link.forWhom })}
          onClick={() => revoke.mutate({ id: link.id })}
        >
          {t('review:link.revoke')}
        </Button>
      )}
    </li>
  );
}
