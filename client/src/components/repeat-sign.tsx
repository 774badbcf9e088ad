import { IconRepeat } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

/** This post is one of a series. `isSilent`: the name of what it stands in says so already. */
export function RepeatSign({ size = 16, isSilent = false }: { size?: number; isSilent?: boolean }) {
  const { t } = useTranslation();
  const name = t('common:repeats');
  const icon = <IconRepeat size={size} stroke={1.75} aria-hidden />;
  if (isSilent) return icon;
  return (
    <span role="img" aria-label={name} title={name} className="muted" style={{ display: 'inline-flex' }}>
      {icon}
    </span>
  );
}
