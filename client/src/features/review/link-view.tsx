import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import type { LinkPost } from '@rupor/shared/review/contract';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { useFormat } from '../../lib/format.ts';
import { decideMutation } from './api.ts';
import { LinkFile } from './link-file.tsx';
import classes from './review.module.css';

interface Props {
  token: string;
  post: LinkPost;
  onDone: (kind: 'approve' | 'sendBack') => void;
}

/** The post as each channel will show it, and the two answers under a typed name. */
export function LinkView({ token, post, onDone }: Props) {
  const { t } = useTranslation('review');
  return (
    <div className={classes.linkView}>
      {post.channels.map((channel) => (
        <LinkChannel key={`${channel.network} ${channel.name}`} token={token} channel={channel} post={post} />
      ))}
      <section className={classes.answer} aria-label={t('door.answer')}>
        <Answer token={token} version={post.version} onDone={onDone} />
      </section>
    </div>
  );
}

interface ChannelProps {
  token: string;
  channel: LinkPost['channels'][number];
  post: LinkPost;
}

function LinkChannel({ token, channel, post }: ChannelProps) {
  const { t } = useTranslation(['review', 'media']);
  const format = useFormat();
  const pictures = channel.pictureIds.flatMap((id) => post.pictures.find((one) => one.id === id) ?? []);
  return (
    <article className={classes.channel}>
      <h2>
        <NetworkSign network={channel.network} /> {channel.name}
      </h2>
      <p className="small muted">
        {channel.dueAt
          ? t('review:door.due', {
              time: format.dayTime(channel.dueAt, post.timeZone),
              zone: format.zone(post.timeZone, channel.dueAt),
            })
          : t('review:door.noTime')}
      </p>
      {channel.text === '' ? (
        <p className="muted">{t('review:door.noText')}</p>
      ) : (
        <p className={classes.words}>{channel.text}</p>
      )}
      {pictures.map(({ id, src, altText }, index) =>
        src === '' ? null : (
          <img key={id} src={src} alt={altText ?? t('media:noAlt', { number: index + 1 })} />
        ),
      )}
      {channel.files.map((file) => (
        <LinkFile key={file.id} token={token} file={file} />
      ))}
      {channel.followUps.map((text, index) => (
        <p key={index} className={classes.words}>
          {text}
        </p>
      ))}
    </article>
  );
}

function Answer({ token, version, onDone }: Omit<Props, 'post'> & { version: number }) {
  const { t } = useTranslation(['review', 'common']);
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [isReturning, setReturning] = useState(false);
  const [problems, setProblems] = useState<{ name?: string; note?: string }>({});
  const decide = useMutation(decideMutation());
  const send = (kind: 'approve' | 'sendBack') => {
    const missing = {
      ...(name.trim() === '' ? { name: t('review:door.nameNeeded') } : {}),
      ...(kind === 'sendBack' && note.trim() === '' ? { note: t('review:door.noteNeeded') } : {}),
    };
    setProblems(missing);
    if (missing.name || missing.note)
      return document.getElementById(missing.name ? 'door-name' : 'door-note')?.focus();
    const decision = kind === 'approve' ? { kind } : { kind, note: note.trim() };
    decide.mutate({ token, name: name.trim(), decision, version }, { onSuccess: () => onDone(kind) });
  };
  return (
    <Stack gap="md">
      <TextInput
        id="door-name"
        label={t('review:door.name')}
        description={t('review:door.nameHint')}
        autoComplete="name"
        maxLength={120}
        value={name}
        error={problems.name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {isReturning && (
        <Textarea
          id="door-note"
          label={t('review:door.note')}
          autosize
          minRows={3}
          maxLength={2_000}
          value={note}
          error={problems.note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      )}
      <FormProblem>{decide.error ? errorSentence(decide.error, t) : null}</FormProblem>
      <div className={classes.acts}>
        {isReturning ? (
          <>
            <Button variant="filled" loading={decide.isPending} onClick={() => send('sendBack')}>
              {t('review:door.sendBack')}
            </Button>
            <Button variant="subtle" onClick={() => setReturning(false)}>
              {t('review:door.notNow')}
            </Button>
          </>
        ) : (
          <>
            <Button variant="filled" loading={decide.isPending} onClick={() => send('approve')}>
              {t('review:door.approve')}
            </Button>
            <Button onClick={() => setReturning(true)}>{t('review:door.return')}</Button>
          </>
        )}
      </div>
    </Stack>
  );
}
