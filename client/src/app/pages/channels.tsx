import { mayAt } from '@rupor/shared/organization/permissions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { channelsQuery } from '../../features/channels/api.ts';
import { ChannelList } from '../../features/channels/channel-list.tsx';
import { summarySentence } from '../../features/channels/channel-summary-sentence.ts';
import { ChannelsEmpty } from '../../features/channels/channels-empty.tsx';
import { ListingLine } from '../../features/law/listing-line.tsx';

export function ChannelsPage() {
  const { t } = useTranslation(['channels', 'networks']);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: channels } = useSuspenseQuery(channelsQuery());
  const canManage = session.permissions.includes('channels.manage');
  const zone = session.person?.timeZone ?? session.organization?.timeZone ?? 'UTC';
  return (
    <>
      <PageHead
        title={summarySentence(t, channels, zone)}
        docTitle={t('channels:title')}
        keepActs
        acts={
          <>
            <LinkButton to="/networks">{t('channels:acts.matrix')}</LinkButton>
            {canManage && channels.length > 0 && (
              <LinkButton variant="filled" to="/channels/new">
                {t('channels:acts.connect')}
              </LinkButton>
            )}
          </>
        }
      />
      {channels.length > 0 ? (
        <ChannelList
          channels={channels}
          canManage={({ branchId }) => mayAt(session, 'channels.manage', branchId)}
          more={({ id }) => <ListingLine channelId={id} />}
        />
      ) : (
        <ChannelsEmpty canManage={canManage} />
      )}
    </>
  );
}
