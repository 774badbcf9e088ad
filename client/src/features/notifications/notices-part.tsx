import { Stack } from '@mantine/core';
import type { ChatCode } from '@rupor/shared/notifications/news';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { noticeSettingsQuery } from './api.ts';
import { ChatLink } from './chat-link.tsx';
import { NoticeSettings } from './notice-settings.tsx';

/** «Уведомления» of the profile. */
export function NoticesPart() {
  const { t } = useTranslation('notifications');
  const [code, setCode] = useState<ChatCode | null>(null);
  const [isLinking, setLinking] = useState(false);
  const { data, error, refetch } = useQuery(noticeSettingsQuery(isLinking));
  const hasCome = data?.chat?.isBlocked === false;
  if (isLinking && hasCome) {
    setLinking(false);
    setCode(null);
  }
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingLines count={3} label={t('settings.loading')} />;
  return (
    <Stack gap="lg">
      <NoticeSettings own={data} />
      <ChatLink
        own={data}
        code={code}
        onCode={(fresh) => {
          setCode(fresh);
          setLinking(fresh !== null);
        }}
      />
    </Stack>
  );
}
