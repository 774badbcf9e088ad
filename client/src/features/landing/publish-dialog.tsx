import { Button, Radio, TextInput } from '@mantine/core';
import type { LandingPage } from '@rupor/shared/landing/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { errorCode, errorSentence } from '../../lib/errors.ts';
import { fromWallTime, zoneLabel } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { pageQuery, pagesKey, publishPageMutation } from './api.ts';
import styles from './landing.module.css';

interface Props {
  page: LandingPage;
  version: number;
  zone: string;
  onClose(): void;
}

/** When visitors get it, and until when. */
export function PublishDialog({ page, version, zone, onClose }: Props) {
  const { t } = useTranslation(['landing', 'common']);
  const queries = useQueryClient();
  const [isLater, setLater] = useState(false);
  const [at, setAt] = useState('');
  const [until, setUntil] = useState('');
  const publish = useMutation({
    ...publishPageMutation(),
    onSuccess: async (saved) => {
      queries.setQueryData(pageQuery(page.id).queryKey, saved);
      offerUndo(t(saved.nextAt ? 'landing:publish.planned' : 'landing:publish.done'));
      onClose();
      await queries.invalidateQueries({ queryKey: pagesKey() });
    },
  });
  const instant = (wall: string) => (wall === '' ? null : fromWallTime(wall, zone));
  const problem = publish.error
    ? errorCode(publish.error) === 'invalid_input'
      ? t('landing:publish.past')
      : errorSentence(publish.error, t)
    : null;
  return (
    <Dialog onClose={onClose} title={t('landing:publish.title')}>
      <div className={styles.fields}>
        <p className={styles.address}>{t('landing:publish.where', { address: page.address })}</p>
        <Radio.Group
          label={t('landing:publish.when')}
          value={isLater ? 'later' : 'now'}
          onChange={(value) => setLater(value === 'later')}
        >
          <div className={styles.fields}>
            <Radio value="now" label={t('landing:publish.now')} />
            <Radio value="later" label={t('landing:publish.later')} />
          </div>
        </Radio.Group>
        {isLater && (
          <TextInput
            type="datetime-local"
            label={t('landing:publish.at')}
            description={zoneLabel(zone)}
            value={at}
            onChange={({ currentTarget }) => setAt(currentTarget.value)}
          />
        )}
        <TextInput
          type="datetime-local"
          label={t('landing:publish.until')}
          description={t('landing:publish.untilHint')}
          value={until}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <FormProblem>{problem}</FormProblem>
        <Button
          variant="filled"
          loading={publish.isPending}
          disabled={isLater && at === ''}
          onClick={() =>
            publish.mutate({ id: page.id, version, at: isLater ? instant(at) : null, until: instant(until) })
          }
        >
          {t(isLater ? 'landing:publish.plan' : 'landing:publish.act')}
        </Button>
      </div>
    </Dialog>
  );
}
