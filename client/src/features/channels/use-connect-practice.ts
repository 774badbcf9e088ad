import { connectedChannel } from '@rupor/shared/channels/connected';
import type { Channel } from '@rupor/shared/channels/contract';
import { reachIn } from '@rupor/shared/organization/permissions';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/api.ts';
import { sessionQuery } from '../auth/api.ts';
import { channelsKey, networksQuery } from './api.ts';

/** Connects one channel of every practice kind. Pressed twice it renews the same ones. */
export function useConnectPractice() {
  const { t } = useTranslation('channels');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      const networks = await queries.ensureQueryData(networksQuery());
      const session = await queries.ensureQueryData(sessionQuery);
      const branchId = reachIn(session, 'channels.manage')?.[0] ?? null;
      const connected: Channel[] = [];
      for (const { id } of networks.filter((network) => network.simulated)) {
        const fields = { name: t(`practiceNames.${id}`) };
        connected.push(connectedChannel(await client.channels.connect({ network: id, fields, branchId })));
      }
      return connected;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: channelsKey() }),
  });
}
