import { z } from 'zod';

/** Address of the connect wizard: nothing = choose, network = its form, channel = connect that one again. */
export const ConnectSearch = z.object({
  network: z.string().optional().catch(undefined),
  channel: z.uuid().optional().catch(undefined),
});
