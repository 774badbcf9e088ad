import type { Channel } from '@rupor/shared/channels/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '../../components/page-head.tsx';
import { channelQuery, networksQuery } from '../../features/channels/api.ts';
import { ConnectDone } from '../../features/channels/connect-done.tsx';
import { ConnectForm } from '../../features/channels/connect-form.tsx';
import { ConnectSearch } from '../../features/channels/connect-search.ts';
import { NetworkChoice } from '../../features/channels/network-choice.tsx';
import { problemSentence } from '../../lib/network-problem.ts';

/** Choose a network → its form → done. With `channel` in the address: the form of a channel to connect again. */
export function ChannelConnectPage() {
  const { t } = useTranslation(['channels', 'networks']);
  const search = ConnectSearch.parse(useSearch({ strict: false }));
  const navigate = useNavigate();
  const { data: networks } = useSuspenseQuery(networksQuery());
  const [done, setDone] = useState<{ channels: Channel[]; isRenewed: boolean } | null>(null);
  if (done) {
    const [first] = done.channels;
    const title =
      done.channels.length > 1
        ? t('channels:done.threeTitle')
        : t(done.isRenewed ? 'channels:done.renewed' : 'channels:done.title', { name: first?.name });
    const more = () => {
      setDone(null);
      void navigate({ to: '/channels/new', search: {} });
    };
    return (
      <>
        <PageHead title={title} />
        <ConnectDone channels={done.channels} onMore={more} />
      </>
    );
  }
  const finish = (channel: Channel, isRenewed: boolean) => setDone({ channels: [channel], isRenewed });
  if (search.channel) return <Reconnect id={search.channel} onDone={finish} />;
  const network = networks.find(({ id }) => id === search.network);
  if (!network)
    return (
      <>
        <PageHead title={t('channels:choose.title')} docTitle={t('common:page.channelConnect')} />
        <NetworkChoice
          networks={networks}
          onPracticeConnected={(channels) => setDone({ channels, isRenewed: false })}
        />
      </>
    );
  return (
    <>
      <PageHead title={t('channels:form.title', { network: t(`networks:${network.id}.name`) })} />
      <ConnectForm key={network.id} network={network} onDone={finish} />
    </>
  );
}

function Reconnect({ id, onDone }: { id: string; onDone(channel: Channel, isRenewed: boolean): void }) {
  const { t } = useTranslation(['channels', 'networks']);
  const { data: networks } = useSuspenseQuery(networksQuery());
  const { data: channel } = useSuspenseQuery(channelQuery(id));
  const network = networks.find((candidate) => candidate.id === channel.network);
  const problem =
    channel.healthProblem &&
    problemSentence(t, { network: channel.network, problem: channel.healthProblem, of: 'channels' });
  return (
    <>
      <PageHead
        title={t('channels:form.reconnectTitle', { name: channel.name })}
        sub={problem ? t('channels:form.why', { problem }) : t('channels:form.reconnectText')}
      />
      {network ? (
        <ConnectForm key={id} network={network} channel={channel} onDone={onDone} />
      ) : (
        <p>{t('channels:problems.network_gone')}</p>
      )}
    </>
  );
}
