import { Button, Stack, Textarea } from '@mantine/core';
import type { Post } from '@rupor/shared/posts/fields';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { FormProblem } from '../../components/form-problem.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { postsKey } from '../posts/api.ts';
import { approveWithEditMutation, reviewKey } from './api.ts';

/** «Поправить и согласовать»: the approver's own words, kept as a version of their own. */
export function EditApproveButton({ post }: { post: Post }) {
  const { t } = useTranslation(['review', 'common']);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        {t('review:edit.act')}
      </Button>
      {isOpen && <EditDialog post={post} onClose={() => setOpen(false)} />}
    </>
  );
}

function EditDialog({ post, onClose }: { post: Post; onClose: () => void }) {
  const { t } = useTranslation(['review', 'common']);
  const queries = useQueryClient();
  const own = post.targets.filter(({ text, state }) => text !== null && state === 'in_review');
  const [baseText, setBaseText] = useState(post.baseText);
  const [texts, setTexts] = useState(() => new Map(own.map(({ channel, text }) => [channel.id, text ?? ''])));
  const approve = useMutation({
    ...approveWithEditMutation(),
    onSuccess: () => {
      offerUndo(t('review:edit.done'));
      onClose();
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: postsKey() });
      await queries.invalidateQueries({ queryKey: reviewKey() });
    },
  });
  const send = () => {
    const changed = [...texts].filter(
      ([id, text]) => own.find(({ channel }) => channel.id === id)?.text !== text,
    );
    approve.mutate({
      postId: post.id,
      version: post.version,
      ...(baseText === post.baseText ? {} : { baseText }),
      ...(changed.length > 0 ? { targets: changed.map(([channelId, text]) => ({ channelId, text })) } : {}),
    });
  };
  return (
    <Dialog onClose={onClose} size="lg" title={t('review:edit.title')}>
      <Stack gap="md">
        <p className="muted">{t('review:edit.what')}</p>
        <Textarea
          data-autofocus
          label={t('review:edit.base')}
          autosize
          minRows={4}
          maxRows={14}
          maxLength={20_000}
          value={baseText}
          onChange={({ currentTarget }) => setBaseText(currentTarget.value)}
        />
        {own.map(({ channel }) => (
          <Textarea
            key={channel.id}
            label={t('review:edit.own', { channel: channel.name })}
            autosize
            minRows={3}
            maxRows={14}
            maxLength={20_000}
            value={texts.get(channel.id) ?? ''}
            onChange={({ currentTarget }) => setTexts(new Map(texts).set(channel.id, currentTarget.value))}
          />
        ))}
        <FormProblem>{approve.error ? errorSentence(approve.error, t) : null}</FormProblem>
        <Button variant="filled" loading={approve.isPending} onClick={send}>
          {t('review:edit.send')}
        </Button>
      </Stack>
    </Dialog>
  );
}
