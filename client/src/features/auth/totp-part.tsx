import { Button, Group } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offerUndo } from '../../lib/undo.ts';
import { authCalls, sessionQuery } from './api.ts';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { type NewTotp, TotpSetup } from './totp-setup.tsx';

type Asking = 'enable' | 'disable' | 'codes' | null;

/** The authenticator app: turn on, turn off, new backup codes. Each asks for the password first. */
export function TotpPart({ isEnabled }: { isEnabled: boolean }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const [asking, setAsking] = useState<Asking>(null);
  const [begun, setBegun] = useState<NewTotp | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const send = async (password: string) => {
    if (asking === 'enable') setBegun(await authCalls.enableTotp({ password }));
    if (asking === 'codes') setCodes((await authCalls.newBackupCodes({ password })).backupCodes);
    if (asking === 'disable') {
      await authCalls.disableTotp({ password });
      setCodes(null);
      offerUndo(t('totp.disabled'));
      await refresh();
    }
    setAsking(null);
  };
  const finish = async (made: string[]) => {
    setBegun(null);
    setCodes(made);
    offerUndo(t('totp.enabled'));
    await refresh();
  };
  return (
    <>
      {begun ? (
        <TotpSetup begun={begun} onDone={finish} onCancel={() => setBegun(null)} />
      ) : (
        <Group gap="xs">
          {isEnabled ? (
            <>
              <Button onClick={() => setAsking('codes')}>{t('totp.newCodes')}</Button>
              <Button onClick={() => setAsking('disable')}>{t('totp.disable')}</Button>
            </>
          ) : (
            <Button onClick={() => setAsking('enable')}>{t('totp.enable')}</Button>
          )}
        </Group>
      )}
      {codes && <BackupCodes codes={codes} />}
      {asking && (
        <PasswordDialog
          title={t(`totp.ask.${asking}.title`)}
          what={t(`totp.ask.${asking}.what`)}
          act={t(`totp.ask.${asking}.act`)}
          send={send}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
