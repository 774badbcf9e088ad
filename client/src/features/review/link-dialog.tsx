import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { ShownLink as Made } from '@rupor/shared/organization/fields';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { noticeSettingsQuery } from '../notifications/api.ts';
import { createLinkMutation, reviewKey } from './api.ts';
import classes from './review.module.css';

const HOURS = [24, 72, 168];

/** A link for somebody without an account: first for whom, then the link itself, shown once. */
export function LinkDialog({ postId, onClose }: { postId: string; onClose: () => void }) {
  const { t } = useTranslation(['review', 'common']);
  const queries = useQueryClient();
  const [forWhom, setForWhom] = useState('');
  const [email, setEmail] = useState('');
  const [hours, setHours] = useState(72);
  const hasMail = useQuery(noticeSettingsQuery()).data?.hasMail ?? false;
  const [problem, setProblem] = useState<string | null>(null);
  const create = useMutation({
    ...createLinkMutation(),
    onSettled: () => queries.invalidateQueries({ queryKey: reviewKey() }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = forWhom.trim() === '';
    setProblem(isEmpty ? t('review:link.nameNeeded') : null);
    if (!isEmpty)
      create.mutate({
        postId,
        forWhom: forWhom.trim(),
        hours,
        ...(email.trim() ? { email: email.trim() } : {}),
      });
  };
  return (
    <Dialog onClose={onClose} title={t('review:link.title')}>
      {create.data ? (
        <MadeLink link={create.data} />
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <p>{t('review:link.what')}</p>
            <TextInput
              data-autofocus
              label={t('review:link.forWhom')}
              placeholder={t('review:link.example')}
              value={forWhom}
              maxLength={120}
              error={problem}
              onChange={({ currentTarget }) => setForWhom(currentTarget.value)}
            />
            {hasMail && (
              <TextInput
                type="email"
                label={t('review:link.email')}
                description={t('review:link.emailHint')}
                value={email}
                maxLength={254}
                onChange={({ currentTarget }) => setEmail(currentTarget.value)}
              />
            )}
            <NativeSelect
              label={t('review:link.works')}
              value={String(hours)}
              data={HOURS.map((value) => ({
                value: String(value),
                label: t('review:link.days', { count: value / 24 }),
              }))}
              onChange={({ currentTarget }) => setHours(Number(currentTarget.value))}
            />
            <FormProblem>{create.error ? errorSentence(create.error, t) : null}</FormProblem>
            <Button type="submit" variant="filled" loading={create.isPending}>
              {t('review:link.make')}
            </Button>
          </Stack>
        </form>
      )}
    </Dialog>
  );
}

function MadeLink({ link }: { link: Made & { mail: 'sent' | 'failed' | 'none' } }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  return (
    <div className={classes.made} role="status">
      <p>{t(link.mail === 'sent' ? 'link.mailed' : 'link.made', { time: format.dayTime(link.expiresAt) })}</p>
      {link.mail === 'failed' && <p>{t('link.notMailed')}</p>}
      <QrCode svg={link.qrSvg} label={t('link.qr')} />
      <p className={classes.secret}>{link.url}</p>
      <p className="small muted">{t('link.copyHint')}</p>
    </div>
  );
}
