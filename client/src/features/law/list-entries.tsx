import { TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { entriesQuery } from './api.ts';
import classes from './law.module.css';
import { Pages } from './pages.tsx';

export function ListEntries({ id }: { id: string }) {
  const { t } = useTranslation('law');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery({
    ...entriesQuery({ id, search, page }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className={classes.body}>
      <TextInput
        label={t('lists.search')}
        value={search}
        maxLength={100}
        onChange={({ currentTarget }) => {
          setSearch(currentTarget.value);
          setPage(1);
        }}
      />
      {error && <ErrorNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingLines count={4} />}
      {data && (
        <>
          <p className="small muted" role="status">
            {t('lists.found', { count: data.total })}
          </p>
          <ul>
            {data.names.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
          <Pages page={page} total={data.total} pageSize={data.pageSize} onPage={setPage} />
        </>
      )}
    </div>
  );
}
