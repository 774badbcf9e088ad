import { Button } from '@mantine/core';
import { readContact } from '@rupor/shared/leads/read-contact';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import classes from './leads.module.css';

/** Call, write or copy. `isMain`: the one filled button of the screen. */
export function ContactActs({ contact, isMain = false }: { contact: string; isMain?: boolean }) {
  const { t } = useTranslation('leads');
  const way = readContact(contact);
  return (
    <div className={classes.acts}>
      {way?.href && (
        <Button component="a" href={way.href} variant={isMain ? 'filled' : 'default'}>
          {way.kind === 'phone' ? t('call') : t('writeTo')}
        </Button>
      )}
      <CopyButton variant={isMain && !way?.href ? 'filled' : 'default'} text={contact} done={t('copied')}>
        {t('copy')}
      </CopyButton>
    </div>
  );
}
