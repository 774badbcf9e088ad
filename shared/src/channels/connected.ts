import type { Channel, ConnectAnswer } from './contract.ts';

/** The channel of an answer. Throws where the network wants another step: only for networks that connect in one. */
export function connectedChannel(answer: ConnectAnswer): Channel {
  if (answer.outcome === 'next') throw new Error(`connecting wants another step: ${answer.step}`);
  return answer.channel;
}
