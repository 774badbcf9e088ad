import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EntryFrame } from '../../components/entry-frame.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { openLinkQuery } from '../../features/review/api.ts';
import { LinkView } from '../../features/review/link-view.tsx';
import { errorCode, errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';

/** For somebody without an account: one post to read and to decide about. The secret stays in the fragment. */
export function ReviewLinkPage() {
  const { t } = useTranslation(['review', 'media', 'common']);
  const format = useFormat();
  const token = useLocation({ select: ({ hash }) => hash });
  const [done, setDone] = useState<'approve' | 'sendBack' | null>(null);
  const { data, error } = useQuery({ ...openLinkQuery(token), enabled: token !== '' && done === null });
  if (done)
    return (
      <EntryFrame title={t(`review:door.done.${done}`)}>
        <p role="status">{t('review:door.doneWhat')}</p>
      </EntryFrame>
    );
  if (!token || (error && !data)) {
    const isOver = !error || ['link_expired', 'not_found', 'invalid_input'].includes(errorCode(error));
    return (
      <EntryFrame title={t('review:door.over')}>
        <p>{isOver ? t('review:door.overWhat') : errorSentence(error, t)}</p>
      </EntryFrame>
    );
  }
  if (!data)
    return (
      <EntryFrame title={t('review:door.opening')}>
        <LoadingLines count={5} />
      </EntryFrame>
    );
  return (
    <EntryFrame
      over={data.organizationName}
      title={t('review:door.title')}
      sub={t('review:door.what', { name: data.askedBy, time: format.dayTime(data.expiresAt, data.timeZone) })}
    >
      <LinkView token={token} post={data} onDone={setDone} />
    </EntryFrame>
  );
}
