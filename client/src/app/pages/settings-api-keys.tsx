import { Anchor, Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { apiKeysQuery } from '../../features/organization/api.ts';
import { ApiKeyDialog } from '../../features/organization/api-key-dialog.tsx';
import { ApiKeyList } from '../../features/organization/api-key-list.tsx';

export function SettingsApiKeysPage() {
  const { t } = useTranslation(['organization', 'auth']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: keys } = useSuspenseQuery(apiKeysQuery());
  const [isMaking, setMaking] = useState(false);
  const count = keys.filter((key) => key.state === 'active').length;
  return (
    <>
      <PageHead
        title={count > 0 ? t('organization:apiKeys.title', { count }) : t('organization:apiKeys.titleEmpty')}
        docTitle={t('common:settings.apiKeys')}
        sub={
          <>
            {t('organization:apiKeys.what')}{' '}
            <Anchor href="/api/docs">{t('organization:apiKeys.docs')}</Anchor>
          </>
        }
        keepActs
        acts={
          <Button variant="filled" onClick={() => setMaking(true)}>
            {t('organization:apiKeys.make')}
          </Button>
        }
      />
      {keys.length > 0 && <ApiKeyList keys={keys} timeZone={session.organization?.timeZone ?? 'UTC'} />}
      {isMaking && <ApiKeyDialog onClose={() => setMaking(false)} />}
    </>
  );
}
