import { TextInput } from '@mantine/core';
import type { OwnUtm } from '@rupor/shared/campaigns/utm-contract';
import { mergeDictionary } from '@rupor/shared/campaigns/utm-dictionary';
import { lintLink } from '@rupor/shared/campaigns/utm-lint';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { CardSection } from '../../components/section.tsx';
import classes from './campaigns.module.css';

/** A pasted link, what is wrong with it, and the link as it should be. Nothing is asked of anybody. */
export function LinkCheck({ own }: { own: OwnUtm }) {
  const { t } = useTranslation('linkTags');
  const [pasted, setPasted] = useState('');
  const linted = pasted.trim() === '' ? null : lintLink(pasted, mergeDictionary(own));
  return (
    <CardSection title={t('check.head')}>
      <TextInput
        label={t('check.label')}
        placeholder="https://"
        value={pasted}
        maxLength={2000}
        error={pasted.trim() !== '' && linted === null ? t('check.none') : undefined}
        onChange={({ currentTarget }) => setPasted(currentTarget.value)}
      />
      <div role="status">
        {linted && (
          <>
            <ul className={classes.doubts} style={{ margin: '0.75rem 0' }}>
              {linted.problems.length === 0 && <li>{t('check.fine')}</li>}
              {linted.problems.map(({ code, params }) => (
                <li key={`${code} ${params.name} ${params.value}`}>{t(`problem.${code}`, params)}</li>
              ))}
            </ul>
            <p className={classes.result}>{linted.clean}</p>
            <CopyButton size="sm" text={linted.clean} done={t('check.copied')}>
              {t('check.copy')}
            </CopyButton>
          </>
        )}
      </div>
    </CardSection>
  );
}
