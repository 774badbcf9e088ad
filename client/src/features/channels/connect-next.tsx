import { Button } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './connect.module.css';
import type { NextStep } from './use-connect-form.ts';

/** One more step that only the person can take; it takes the focus when it appears. */
export function ConnectNext({ network, next }: { network: string; next: NextStep }) {
  const { t } = useTranslation(['channels', 'networks']);
  const box = useRef<HTMLDivElement>(null);
  const { step, link } = next;
  useEffect(() => {
    if (step) box.current?.focus();
  }, [step]);
  return (
    <div ref={box} className={classes.next} role="status" tabIndex={-1}>
      <h2>{t('channels:form.nextTitle')}</h2>
      <p>{t(`networks:${network}.next.${step}`)}</p>
      {link && (
        <Button
          component="a"
          href={link}
          target="_blank"
          rel="noopener noreferrer"
          variant="default"
          leftSection={<IconExternalLink size={18} aria-hidden="true" />}
        >
          {t('channels:form.nextLink', { network: t(`networks:${network}.name`) })}
        </Button>
      )}
    </div>
  );
}
