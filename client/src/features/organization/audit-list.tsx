import { Button, Group } from '@mantine/core';
import type { AuditEntry } from '@rupor/shared/organization/audit-contract';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../lib/format.ts';
import { auditSentence } from './audit-sentence.ts';
import classes from './organization.module.css';

interface Props {
  entries: AuditEntry[];
  total: number;
  pageSize: number;
  page: number;
  timeZone: string;
  onPage: (page: number) => void;
}

export function AuditList({ entries, total, pageSize, page, timeZone, onPage }: Props) {
  const { t } = useTranslation('organization');
  const last = Math.max(1, Math.ceil(total / pageSize));
  return (
    <div className={`card ${classes.part} ${classes.narrow}`}>
      {entries.length === 0 && <p>{t('audit.nothing')}</p>}
      <ul>
        {entries.map((entry) => (
          <li key={entry.id} className={classes.row}>
            <div>
              <span className={classes.name}>{auditSentence(t, entry)}</span>
              <p className="small muted">
                <time dateTime={entry.at}>{formatDateTime(entry.at, timeZone)}</time>
                {` · ${whoOf(entry, t('audit.system'))}`}
                {entry.ip ? ` · ${entry.ip}` : ''}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {last > 1 && (
        <Group gap="xs" mt="md">
          <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
            {t('audit.newer')}
          </Button>
          <span className="small muted">{t('audit.page', { page, last })}</span>
          <Button disabled={page >= last} onClick={() => onPage(page + 1)}>
            {t('audit.older')}
          </Button>
        </Group>
      )}
    </div>
  );
}

function whoOf(entry: AuditEntry, system: string): string {
  return entry.actorKind === 'system' ? system : (entry.actorName ?? '—');
}
