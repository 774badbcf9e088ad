import { Button } from '@mantine/core';
import type { ApiKey } from '@rupor/shared/organization/api-keys-contract';
import { useTranslation } from 'react-i18next';
import { formatDate, formatRelative } from '../../lib/format.ts';
import { organizationCalls } from './api.ts';
import classes from './organization.module.css';
import { useAct } from './use-act.ts';

export function ApiKeyList({ keys, timeZone }: { keys: ApiKey[]; timeZone: string }) {
  const { t } = useTranslation('organization');
  const act = useAct();
  const revoke = (key: ApiKey) =>
    act({
      run: () => organizationCalls.apiKeys.revoke({ id: key.id }),
      sentence: t('apiKeys.revoked', { name: key.name }),
    });
  return (
    <div className={`card ${classes.part} ${classes.narrow}`}>
      <ul className={classes.rows}>
        {keys.map((key) => (
          <li key={key.id} className={classes.row}>
            <KeyWords apiKey={key} timeZone={timeZone} />
            {key.state === 'active' && (
              <Button
                size="sm"
                onClick={() => void revoke(key)}
                aria-label={t('apiKeys.revokeOf', { name: key.name })}
              >
                {t('apiKeys.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function KeyWords({ apiKey, timeZone }: { apiKey: ApiKey; timeZone: string }) {
  const { t } = useTranslation('organization');
  const { name, prefix, state, scopes, expiresAt, lastUsedAt } = apiKey;
  const used = lastUsedAt ? t('apiKeys.used', { when: formatRelative(lastUsedAt) }) : t('apiKeys.neverUsed');
  return (
    <div>
      <span className={state === 'active' ? classes.name : classes.gone}>{name}</span>{' '}
      <span className="small muted num">{prefix}…</span>
      <p className="small muted">
        {t(`apiKeys.state.${state}`, { date: formatDate(expiresAt, timeZone) })} · {used}
      </p>
      <p className="small muted">
        {scopes.map((scope) => t(`apiKeys.scope.${scope.replace(':', '_')}`)).join(', ')}
      </p>
    </div>
  );
}
