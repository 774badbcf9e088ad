import { Button } from '@mantine/core';
import type { News } from '@rupor/shared/notifications/news';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import { noticesKey, readNewsMutation } from './api.ts';
import { NewsItem } from './news-item.tsx';
import classes from './notifications.module.css';

interface Props {
  items: readonly News[];
  unread: number;
  /** null: that was all. */
  onMore: (() => void) | null;
  isLoadingMore: boolean;
}

export function NewsList({ items, unread, onMore, isLoadingMore }: Props) {
  const { t } = useTranslation(['notifications', 'common']);
  const queries = useQueryClient();
  const read = useMutation({
    ...readNewsMutation(),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => queries.invalidateQueries({ queryKey: noticesKey() }),
  });
  return (
    <>
      {unread > 0 && (
        <div className={classes.bar}>
          <Button variant="default" size="sm" loading={read.isPending} onClick={() => read.mutate({})}>
            {t('notifications:news.readAll')}
          </Button>
        </div>
      )}
      <ul className={`card ${classes.list}`}>
        {items.map((news) => (
          <NewsItem
            key={news.id}
            news={news}
            onOpen={() => news.readAt === null && read.mutate({ ids: [news.id] })}
          />
        ))}
      </ul>
      {onMore && (
        <div className={classes.bar}>
          <Button variant="default" size="sm" loading={isLoadingMore} onClick={onMore}>
            {t('notifications:news.more')}
          </Button>
        </div>
      )}
    </>
  );
}
