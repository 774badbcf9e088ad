import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  page: number;
  total: number;
  pageSize: number;
  onPage(page: number): void;
}

/** Nothing where one page is all. */
export function Pages({ page, total, pageSize, onPage }: Props) {
  const { t } = useTranslation('law');
  const last = Math.max(1, Math.ceil(total / pageSize));
  if (last === 1) return null;
  return (
    <Group gap="xs">
      {page > 1 && <Button onClick={() => onPage(page - 1)}>{t('pages.back')}</Button>}
      <span className="small muted">{t('pages.at', { page, last })}</span>
      {page < last && <Button onClick={() => onPage(page + 1)}>{t('pages.next')}</Button>}
    </Group>
  );
}
