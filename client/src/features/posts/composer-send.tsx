import type { Plan } from '@rupor/shared/posts/fields';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import type { Check, Place } from './checks.ts';
import styles from './composer.module.css';
import { ComposerDock } from './composer-dock.tsx';
import { PastTimeDialog } from './past-time-dialog.tsx';
import type { Uploads } from './pictures/use-uploads.ts';
import { listStops, type SendAct } from './send-act.ts';
import type { Draft } from './use-draft.ts';
import { type Sent, useSend } from './use-send.ts';

interface ComposerSendProps {
  draft: Draft;
  checks: readonly Check[];
  /** The channels are still being read: nobody knows yet what stops the post. */
  isLoading: boolean;
  uploads: Uploads;
  canSchedule: boolean;
  /** They plan, but a route asks somebody first. */
  isAskedFirst: boolean;
  /** The free place that was taken; null: the time was chosen by hand. */
  slot: Plan | null;
  onGo(place: Place): void;
  onSent(sent: Sent): void;
  /** Filled with what Ctrl+Enter does. */
  byKey: RefObject<() => void>;
}

/** The dock and all that follows a press on its button. */
export function ComposerSend(props: ComposerSendProps) {
  const { draft, checks, isLoading, uploads, canSchedule, isAskedFirst, slot, onGo, onSent, byKey } = props;
  const { t } = useTranslation(['posts', 'common']);
  const sending = useSend(draft.autosave, slot);
  const main: SendAct = canSchedule ? 'schedule' : 'submit';
  const others: SendAct[] = canSchedule ? ['now', 'submit'] : [];
  const [waiting, setWaiting] = useState<SendAct | null>(null);
  const isRunning = uploads.items.some(({ problem }) => problem === null);

  const run = async (act: SendAct) => {
    if (draft.state.conflict) return document.getElementById('conflict-head')?.focus();
    const [stop] = listStops(checks, act);
    if (stop?.place) return onGo(stop.place);
    const sent = await sending.send(act);
    if (sent) onSent(sent);
  };
  // A press before all is read is not lost: it is carried out as soon as its checks are known.
  const press = (act: SendAct) => (isLoading ? setWaiting(act) : void run(act));
  useEffect(() => {
    byKey.current = () => press(main);
    if (isLoading || waiting === null) return;
    setWaiting(null);
    void run(waiting);
  });

  const stops = listStops(checks, main);
  const words = () => {
    if (draft.state.conflict) return t('posts:dock.conflict');
    if (sending.error) return errorSentence(sending.error, t);
    if (stops.length > 0) return t('posts:dock.stops', { count: stops.length });
    if (isLoading) return t('posts:opening');
    if (isRunning) return t('posts:dock.uploading');
    return t(isAskedFirst ? 'posts:dock.required' : `posts:dock.${main}`);
  };
  return (
    <>
      <ComposerDock
        say={
          <span role={sending.error ? 'alert' : undefined} className={sending.error ? styles.bad : undefined}>
            {words()}
          </span>
        }
        main={main}
        others={others}
        isSending={sending.isSending || waiting !== null}
        onAct={press}
      />
      <PastTimeDialog
        isOpen={sending.isPastTime}
        canPublish={canSchedule}
        onClose={sending.forgetPastTime}
        onPublishNow={() => void run('now')}
        onOtherTime={() => {
          sending.forgetPastTime();
          onGo({ kind: 'when' });
        }}
      />
    </>
  );
}
