import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { confirmMutation, retryTargetMutation } from './api.ts';
import classes from './publishing.module.css';

interface Props {
  targetId: string;
  channelName: string;
  /** Where to look; null = the network gives no address. */
  channelUrl: string | null;
}

/** Nobody knows whether it went out: a person looks and says so. The two answers of the state «Не подтверждено». */
export function UnconfirmedAnswer({ targetId, channelName, channelUrl }: Props) {
  const { t } = useTranslation(['publishing', 'common']);
  const queryClient = useQueryClient();
  const [isLinking, setLinking] = useState(false);
  const [remoteUrl, setRemoteUrl] = useState('');
  const common = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () =>
      Promise.all(
        [api.posts.key(), api.publishing.key(), api.notifications.key(), api.calendar.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  };
  const confirm = useMutation({
    ...confirmMutation(),
    ...common,
    onSuccess: () => offerUndo(t('publishing:answer.confirmed')),
  });
  const retry = useMutation({
    ...retryTargetMutation(),
    ...common,
    onSuccess: ({ state }) =>
      offerUndo(t(state === 'published' ? 'publishing:answer.found' : 'publishing:answer.sentAgain')),
  });
  const link = remoteUrl.trim();
  return (
    <div className={classes.answer}>
      <p className="small">
        {t('publishing:answer.what')}{' '}
        {channelUrl && (
          <a className="link" href={channelUrl} target="_blank" rel="noreferrer">
            {t('publishing:answer.look', { channel: channelName })}
          </a>
        )}
      </p>
      {isLinking && (
        <TextInput
          label={t('publishing:answer.link')}
          description={t('publishing:answer.linkHint')}
          type="url"
          value={remoteUrl}
          maxLength={2000}
          onChange={(event) => setRemoteUrl(event.currentTarget.value)}
        />
      )}
      <div className={classes.acts}>
        <Button
          size="sm"
          variant="default"
          loading={confirm.isPending}
          aria-label={t('publishing:answer.yesOf', { channel: channelName })}
          onClick={() =>
            isLinking ? confirm.mutate(link ? { targetId, remoteUrl: link } : { targetId }) : setLinking(true)
          }
        >
          {t(isLinking ? 'publishing:answer.save' : 'publishing:answer.yes')}
        </Button>
        <Button
          size="sm"
          variant="default"
          loading={retry.isPending}
          aria-label={t('publishing:answer.noOf', { channel: channelName })}
          onClick={() => retry.mutate({ targetId })}
        >
          {t('publishing:answer.no')}
        </Button>
      </div>
    </div>
  );
}
