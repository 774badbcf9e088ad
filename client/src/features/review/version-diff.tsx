import type { TextChange } from '@rupor/shared/review/fields';
import { diffTexts } from '@rupor/shared/review/word-diff';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { versionQuery } from './api.ts';
import classes from './review.module.css';

/** What a version changed of the one before it, word by word; said aloud as well as shown. */
export function VersionDiff({ postId, number }: { postId: string; number: number }) {
  const { t } = useTranslation('review');
  const change = useQuery(versionQuery(postId, number));
  const { data } = change;
  if (change.error && !data)
    return <ErrorNotice error={change.error} onRetry={() => void change.refetch()} />;
  if (!data) return <LoadingLines count={2} label={t('versions.loading')} />;
  const isNothing = data.texts.length === 0 && !data.areMediaOther && !data.areChannelsOther;
  return (
    <>
      {isNothing && <p className="muted">{t('versions.sameText')}</p>}
      {data.texts.map((text) => (
        <section key={`${text.place} ${text.channelName}`}>
          <h3 className="small muted">
            {t(`versions.place.${text.place}`, { channel: text.channelName ?? '' })}
          </h3>
          <Words change={text} />
        </section>
      ))}
      {data.areMediaOther && <p>{t('versions.mediaOther')}</p>}
      {data.areChannelsOther && <p>{t('versions.channelsOther')}</p>}
    </>
  );
}

function Words({ change }: { change: TextChange }) {
  const { t } = useTranslation('review');
  let at = 0;
  return (
    <p className={classes.words}>
      {diffTexts(change.before, change.after).map(({ kind, text }) => {
        const key = at;
        at += text.length + 1;
        if (kind === 'same') return <span key={key}>{text}</span>;
        const Mark = kind === 'added' ? 'ins' : 'del';
        return (
          <Mark key={key} className={classes[kind]}>
            <span className="sr">{t(`versions.${kind}`)} </span>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}
