import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DialogForm } from '../../components/form-dialog.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { authCalls } from './api.ts';

export interface NewTotp {
  uri: string;
  secret: string;
  qrSvg: string;
  backupCodes: string[];
}

interface Props {
  begun: NewTotp;
  onDone: (backupCodes: string[]) => void | Promise<void>;
  onCancel: () => void;
}

export function TotpSetup({ begun, onDone, onCancel }: Props) {
  const { t } = useTranslation(['account', 'auth']);
  const { form, submit, isSending, problem } = useApiForm({
    initialValues: { code: '' },
    send: ({ code }) => authCalls.confirmTotp({ code: code.replace(/\s/g, '') }),
    onDone: () => onDone(begun.backupCodes),
  });
  return (
    <DialogForm verb={t('totp.confirm')} onClose={onCancel} {...{ submit, isSending, problem }}>
      <p>{t('totp.scan')}</p>
      <QrCode svg={begun.qrSvg} label={t('totp.qr')} />
      <TextInput
        label={t('totp.secret')}
        value={begun.secret}
        readOnly
        onFocus={(e) => e.currentTarget.select()}
      />
      <TextInput
        label={t('auth:code.label')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        {...form.getInputProps('code')}
      />
    </DialogForm>
  );
}
