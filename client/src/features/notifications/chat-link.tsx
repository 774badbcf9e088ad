import { Button, Stack } from '@mantine/core';
import type { ChatCode, OwnNoticeSettings } from '@rupor/shared/notifications/news';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { linkChatMutation, noticeSettingsQuery, unlinkChatMutation } from './api.ts';
import classes from './notice-settings.module.css';

interface Props {
  own: OwnNoticeSettings;
  /** Shown until the chat has come. */
  code: ChatCode | null;
  onCode(code: ChatCode | null): void;
}

/** The person's own chat with the organization's bot: linked by a code, taken off with one tap. */
export function ChatLink({ own, code, onCode }: Props) {
  const { t } = useTranslation(['notifications', 'common']);
  const queries = useQueryClient();
  const format = useFormat();
  const link = useMutation({
    ...linkChatMutation(),
    onSuccess: onCode,
    onError: (error) => offerUndo(errorSentence(error, t)),
  });
  const unlink = useMutation({
    ...unlinkChatMutation(),
    onSuccess: (fresh) => {
      queries.setQueryData(noticeSettingsQuery().queryKey, fresh);
      onCode(null);
      offerUndo(t('notifications:chat.unlinked'));
    },
    onError: (error) => offerUndo(errorSentence(error, t)),
  });
  const { bot, chat } = own;
  if (!bot) return <p>{t('notifications:chat.noBot')}</p>;
  if (chat && !chat.isBlocked)
    return (
      <Stack gap="sm">
        <p>{t('notifications:chat.linked', { name: chat.name ?? '', bot: bot.username })}</p>
        <div className={classes.acts}>
          <Button variant="default" loading={unlink.isPending} onClick={() => unlink.mutate(undefined)}>
            {t('notifications:chat.unlink')}
          </Button>
        </div>
      </Stack>
    );
  return (
    <Stack gap="sm">
      <p>{t(chat ? 'notifications:chat.blocked' : 'notifications:chat.what', { bot: bot.username })}</p>
      {code && (
        <>
          <p className={classes.code}>{code.code}</p>
          <p>{t('notifications:chat.how', { bot: bot.username, time: format.time(code.expiresAt) })}</p>
        </>
      )}
      <div className={classes.acts}>
        {code && (
          <Button component="a" href={code.url} target="_blank" rel="noreferrer" variant="default">
            {t('notifications:chat.open')}
          </Button>
        )}
        <Button
          variant={code ? 'subtle' : 'default'}
          loading={link.isPending}
          onClick={() => link.mutate(undefined)}
        >
          {t(code ? 'notifications:chat.newCode' : 'notifications:chat.link')}
        </Button>
      </div>
    </Stack>
  );
}
