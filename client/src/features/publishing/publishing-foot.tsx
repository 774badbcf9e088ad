import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LateDialog } from '../../components/late-dialog.tsx';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { formatRelative } from '../../lib/format.ts';
import { late } from '../../lib/late.ts';
import { sessionQuery } from '../auth/api.ts';
import { publishingStateQuery } from './api.ts';
import classes from './publishing.module.css';
import { type SendingHealth, sendingHealth } from './sending-health.ts';
import { usePause } from './use-pause.ts';

const PauseDialog = late(async () => (await import('./pause-dialog.tsx')).PauseDialog);

const SIGNS = {
  works: 'published',
  paused: 'cancelled',
  silent: 'failed',
  stands: 'missed',
  queueDown: 'missed',
} as const;

/** Is sending alive, when that was checked, and the button that stops everything. */
export function PublishingFoot() {
  const { t } = useTranslation(['publishing', 'common']);
  const { data: state, dataUpdatedAt } = useQuery(publishingStateQuery());
  const mayPause = useQuery(sessionQuery).data?.permissions.includes('publishing.pause') ?? false;
  const [isAsking, setAsking] = useState(false);
  const { resume } = usePause();
  if (!state) return null;
  const health: SendingHealth = sendingHealth(state);
  return (
    <div className={classes.foot} data-state={health === 'paused' ? 'failed' : undefined}>
      <p>
        <PostStateSign state={SIGNS[health]} hasWord />
        <span>
          {t(`publishing:health.${health}`)}
          <br />
          <span className="muted">
            {t('publishing:checked', { when: formatRelative(new Date(dataUpdatedAt).toISOString()) })}
          </span>
        </span>
      </p>
      {mayPause && !state.paused && (
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlayerPause size={16} stroke={1.75} aria-hidden />}
          onClick={() => setAsking(true)}
        >
          {t('publishing:pause.all')}
        </Button>
      )}
      {mayPause && state.paused && (
        <Button
          size="sm"
          variant="default"
          loading={resume.isPending}
          leftSection={<IconPlayerPlay size={16} stroke={1.75} aria-hidden />}
          onClick={() => resume.mutate({})}
        >
          {t('publishing:resume')}
        </Button>
      )}
      <LateDialog isOpen={isAsking}>
        {(isOpen) => (
          <PauseDialog isOpen={isOpen} onClose={() => setAsking(false)} aheadToday={state.aheadToday} />
        )}
      </LateDialog>
    </div>
  );
}
