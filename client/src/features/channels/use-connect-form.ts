import { findConnectProblems, shownFields } from '@rupor/shared/channels/connect-fields';
import type { Channel, ConnectAnswer } from '@rupor/shared/channels/contract';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { reachIn } from '@rupor/shared/organization/permissions';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../lib/api.ts';
import { errorCode, errorData, errorSentence, fieldErrors, fieldSentence } from '../../lib/errors.ts';
import { problemSentence } from '../../lib/network-problem.ts';
import { sessionQuery } from '../auth/api.ts';
import { channelsKey } from './api.ts';

export interface ConnectProblems {
  /** Names of fields → sentence. */
  fields: Record<string, string>;
  /** What belongs to no field. */
  general: string | null;
}

interface Options {
  network: NetworkCapabilities;
  /** Connecting this channel again. */
  channel?: { id: string; typed: Record<string, string>; keptSecrets: string[] };
  onDone(channel: Channel, isRenewed: boolean): void;
}

export type NextStep = Extract<ConnectAnswer, { outcome: 'next' }>;

const NOTHING: ConnectProblems = { fields: {}, general: null };

/** State of a connect form. Whatever goes wrong, what was typed stays. */
export function useConnectForm({ network, channel, onDone }: Options) {
  const { t } = useTranslation(['channels', 'networks']);
  const queries = useQueryClient();
  const [values, setValues] = useState(() => startValues(network, channel?.typed ?? {}));
  const [problems, setProblems] = useState<ConnectProblems>(NOTHING);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const reach = reachIn(session, 'channels.manage');
  const [branchId, setBranchId] = useState(reach?.[0] ?? null);
  const [next, setNext] = useState<NextStep | null>(null);

  const send = useMutation({
    mutationFn: (fields: Record<string, string>) => {
      const carry = next?.carry;
      return channel
        ? client.channels.reconnect({ id: channel.id, fields, carry })
        : client.channels.connect({ network: network.id, fields, carry, branchId });
    },
    onSuccess: async (answer) => {
      if (answer.outcome === 'next') return setNext(answer);
      await queries.invalidateQueries({ queryKey: channelsKey() });
      onDone(answer.channel, answer.outcome === 'renewed');
    },
    onError: (error) => setProblems(explain(error)),
  });

  const explain = (error: unknown): ConnectProblems => {
    const { problem, field, reason, name } = errorData(error);
    if (errorCode(error) === 'network_problem' && typeof problem === 'string') {
      const sentence = problemSentence(t, { network: network.id, problem, of: 'channels' });
      return typeof field === 'string'
        ? { fields: { [field]: sentence }, general: null }
        : { fields: {}, general: sentence };
    }
    if (reason === 'step_expired') {
      setNext(null);
      return { fields: {}, general: t('channels:form.stepExpired') };
    }
    if (reason === 'another_place') return { fields: {}, general: t('channels:form.another', { name }) };
    const fields = stripPrefix(fieldErrors(error, t));
    return Object.keys(fields).length > 0
      ? { fields, general: null }
      : { fields: {}, general: errorSentence(error, t) };
  };

  const submit = () => {
    const asked = [...shownFields(network.connectFields, values), ...(next?.fields ?? [])];
    // What an expired step or another choice asked for is not sent.
    const given = Object.fromEntries(asked.map(({ name }) => [name, values[name] ?? '']));
    const found = findConnectProblems(asked, given, channel?.keptSecrets);
    const fields = Object.fromEntries(found.map((problem) => [problem.path, fieldSentence(problem, t)]));
    setProblems({ fields: stripPrefix(fields), general: null });
    if (found.length === 0) send.mutate(given);
  };
  const change = (name: string, value: string) => {
    setValues((before) => ({ ...before, [name]: value }));
    // Another choice asks for other fields: what was wrong with those is gone with them.
    const hidden = network.connectFields.filter(({ onlyWith }) => onlyWith?.field === name);
    const mended = new Set([name, ...hidden.map((field) => field.name)]);
    setProblems(({ fields, general }) => ({
      fields: Object.fromEntries(Object.entries(fields).filter(([path]) => !mended.has(path))),
      general,
    }));
  };
  return {
    values,
    problems,
    next,
    branch: { reach, value: branchId, onChange: setBranchId },
    change,
    submit,
    isSending: send.isPending,
  };
}

function startValues(
  { connectFields }: NetworkCapabilities,
  typed: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    connectFields.map((field) => [field.name, typed[field.name] ?? String(field.default ?? '')]),
  );
}

function stripPrefix(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, text]) => [path.replace(/^fields\./, ''), text]),
  );
}
