import { Button, Menu } from '@mantine/core';
import type { Post } from '@rupor/shared/posts/fields';
import { isImmutable } from '@rupor/shared/posts/state-machine';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { cancelMutation, duplicateMutation, postsKey, removeMutation, restoreMutation } from './api.ts';
import { placesOf } from './post-places.ts';
import { useViewer } from './use-viewer.ts';

const PLANNED = ['scheduled', 'approved', 'in_review'];

/** Edit, copy, take off the plan, remove: each at once, with a way back. */
export function PostActs({ post }: { post: Post }) {
  const { t } = useTranslation(['posts', 'common']);
  const { may, mayAt } = useViewer();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const common = {
    onError: (error: unknown) => offerUndo(errorSentence(error, t)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: postsKey() }),
  };
  const { id } = post;
  const restore = useMutation({ ...restoreMutation(), ...common });
  const takeBack = () => restore.mutateAsync({ id }).then(() => undefined);
  const cancel = useMutation({
    ...cancelMutation(),
    ...common,
    onSuccess: () => offerUndo(t('posts:post.cancelled'), takeBack),
  });
  const remove = useMutation({
    ...removeMutation(),
    ...common,
    onSuccess: () => {
      offerUndo(t('posts:post.removedDone'), takeBack);
      void navigate({ to: '/posts' });
    },
  });
  const duplicate = useMutation({
    ...duplicateMutation(),
    ...common,
    onSuccess: (copy) => {
      offerUndo(t('posts:post.copied'));
      void navigate({ to: '/posts/$postId/edit', params: { postId: copy.id } });
    },
  });
  if (!may('posts.write')) return null;
  const mayWrite = (targets: Post['targets']) => mayAt('posts.write', ...placesOf(post, targets));
  const isAllOwn = mayWrite(post.targets);
  if (post.deletedAt && !isAllOwn) return null;
  if (post.deletedAt)
    return (
      <Button variant="filled" loading={restore.isPending} onClick={() => void takeBack()}>
        {t('posts:post.restore')}
      </Button>
    );
  const open = post.targets.filter(({ state }) => !isImmutable(state));
  const isOut = post.targets.length > 0 && open.length === 0;
  // The one filled button of the screen is then the answer.
  const isAsked = post.state === 'in_review' && post.canApprove;
  const planned = post.targets.filter(({ state }) => PLANNED.includes(state));
  const mayCancel = planned.length > 0 && mayWrite(planned);
  const mayRemove = isAllOwn && open.length === post.targets.length;
  return (
    <>
      {!isOut && mayWrite(open) && (
        <LinkButton to="/posts/$postId/edit" params={{ postId: id }} variant={isAsked ? 'default' : 'filled'}>
          {t('posts:post.edit')}
        </LinkButton>
      )}
      <Button loading={duplicate.isPending} onClick={() => duplicate.mutate({ id })}>
        {t('posts:post.duplicate')}
      </Button>
      {(mayCancel || mayRemove) && (
        <Menu>
          <Menu.Target>
            <Button variant="subtle">{t('posts:post.more')}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {mayCancel && (
              <Menu.Item onClick={() => cancel.mutate({ id })}>{t('posts:post.cancel')}</Menu.Item>
            )}
            {mayRemove && (
              <Menu.Item onClick={() => remove.mutate({ id })}>{t('posts:post.remove')}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
