import { Button } from '@mantine/core';
import type { OwnSession } from '@rupor/shared/auth/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { formatRelative } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { ownSessionsQuery, revokeOthersMutation, revokeSessionMutation } from './api.ts';
import classes from './auth.module.css';
import { browserName } from './browser-name.ts';

export function SessionsList() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const { data: sessions } = useSuspenseQuery(ownSessionsQuery());
  const settle = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: ownSessionsQuery().queryKey }),
  };
  const one = useMutation({ ...revokeSessionMutation(), ...settle });
  const others = useMutation({ ...revokeOthersMutation(), ...settle });
  const count = sessions.length - 1;
  return (
    <>
      <ul className={classes.rows}>
        {sessions.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            onEnd={() => one.mutate({ id: session.id }, { onSuccess: () => offerUndo(t('sessions.ended')) })}
          />
        ))}
      </ul>
      {count > 0 && (
        <Button
          mt="sm"
          loading={others.isPending}
          onClick={() => others.mutate(undefined, { onSuccess: () => offerUndo(t('sessions.othersEnded')) })}
        >
          {t('sessions.endOthers', { count })}
        </Button>
      )}
    </>
  );
}

function SessionRow({ session, onEnd }: { session: OwnSession; onEnd: () => void }) {
  const { t } = useTranslation('account');
  const name = browserName(session.userAgent) ?? t('sessions.unknown');
  const seen = t('sessions.seen', { when: formatRelative(session.seenAt) });
  return (
    <li>
      <div>
        <b>{name}</b>
        <p className="small muted">{[seen, session.ip].filter(Boolean).join(' · ')}</p>
      </div>
      {session.isCurrent ? (
        <span className="small muted">{t('sessions.current')}</span>
      ) : (
        <Button size="sm" onClick={onEnd} aria-label={t('sessions.endOf', { name })}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  );
}
