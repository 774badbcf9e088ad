import { Button, Select, Stack, TextInput } from '@mantine/core';
import type { NoticeBot } from '@rupor/shared/notifications/news';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { formatRelative } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { connectBotMutation, noticeBotQuery, noticesKey, removeBotMutation } from './api.ts';
import { botProblem } from './bot-problem.ts';
import classes from './notice-settings.module.css';

interface Props {
  /** Telegram channels whose bot can be taken. */
  channels: readonly { id: string; name: string }[];
}

/** The organization's Telegram bot: connected from a channel or by its token, shown with what is in its way. */
export function BotPart({ channels }: Props) {
  const { t } = useTranslation(['notifications', 'common']);
  const { data, error, refetch } = useQuery(noticeBotQuery());
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines count={2} label={t('notifications:bot.loading')} />;
  return data.bot ? <Connected bot={data.bot} /> : <Connect channels={channels} />;
}

function Connected({ bot }: { bot: NoticeBot }) {
  const { t } = useTranslation(['notifications', 'common']);
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation({
    ...removeBotMutation(),
    onSuccess: () => offerUndo(t('notifications:bot.removed')),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => {
      setAsking(false);
      return queries.invalidateQueries({ queryKey: noticesKey() });
    },
  });
  return (
    <Stack gap="sm">
      <p>
        {bot.problem
          ? botProblem(t, bot.problem)
          : bot.heardAt
            ? t('notifications:bot.listens', { bot: bot.username, when: formatRelative(bot.heardAt) })
            : t('notifications:bot.starts', { bot: bot.username })}{' '}
        {t('notifications:bot.chats', { count: bot.linkedCount })}
      </p>
      <div className={classes.acts}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('notifications:bot.remove')}
        </Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('notifications:bot.removeAsk', { bot: bot.username })}
        verb={t('notifications:bot.remove')}
        onConfirm={() => remove.mutate(undefined)}
        isBusy={remove.isPending}
        isDanger
      >
        {t('notifications:bot.removeWhat')}
      </ConfirmDialog>
    </Stack>
  );
}

function Connect({ channels }: Props) {
  const { t } = useTranslation(['notifications', 'common']);
  const queries = useQueryClient();
  const [channelId, setChannelId] = useState<string | null>(channels[0]?.id ?? null);
  const [token, setToken] = useState('');
  const connect = useMutation({
    ...connectBotMutation(),
    onSuccess: ({ bot }) => offerUndo(t('notifications:bot.connected', { bot: bot.username })),
    onSettled: () => queries.invalidateQueries({ queryKey: noticesKey() }),
  });
  const typed = token.trim();
  const send = () => {
    if (typed) connect.mutate({ token: typed });
    else if (channelId) connect.mutate({ channelId });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="sm">
        {channels.length > 0 && (
          <Select
            label={t('notifications:bot.channel')}
            description={t('notifications:bot.channelHint')}
            data={channels.map(({ id, name }) => ({ value: id, label: name }))}
            value={channelId}
            onChange={setChannelId}
            disabled={typed !== ''}
          />
        )}
        <TextInput
          label={t(channels.length > 0 ? 'notifications:bot.otherToken' : 'notifications:bot.token')}
          description={t('notifications:bot.tokenHint')}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          error={connect.error ? botProblem(t, connect.error) : undefined}
        />
        <div className={classes.acts}>
          <Button type="submit" variant="default" loading={connect.isPending}>
            {t('notifications:bot.connect')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
