import { Button, Textarea } from '@mantine/core';
import { PURPOSES, type Purpose } from '@rupor/shared/leads/consents';
import type { ConsentVersion } from '@rupor/shared/leads/forms-contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import { leadCalls } from './api.ts';
import classes from './leads.module.css';
import { useLeadAct } from './use-lead-act.ts';

/** The words beside each box. Another wording is another version; proofs keep the one that was shown. */
export function TextsCard({ texts }: { texts: readonly ConsentVersion[] }) {
  const { t } = useTranslation('leads');
  return (
    <CardSection title={t('texts.head')}>
      <p className="small muted">{t('texts.what')}</p>
      <ul className={classes.lines}>
        {PURPOSES.map((purpose) => (
          <PurposeText
            key={`${purpose}${texts.length}`}
            purpose={purpose}
            versions={texts.filter((text) => text.purpose === purpose)}
          />
        ))}
      </ul>
    </CardSection>
  );
}

function PurposeText({ purpose, versions }: { purpose: Purpose; versions: readonly ConsentVersion[] }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const { act, isBusy } = useLeadAct();
  const current = versions.find(({ isCurrent }) => isCurrent);
  const [text, setText] = useState(current?.text ?? '');
  if (!current) return null;
  return (
    <li>
      <Textarea
        label={t(`purpose.${purpose}`)}
        description={t('texts.version', { version: current.version, when: format.date(current.createdAt) })}
        autosize
        minRows={3}
        maxLength={3000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {text.trim() !== current.text && (
        <Button
          mt="xs"
          variant="default"
          loading={isBusy}
          disabled={text.trim().length < 20}
          onClick={() =>
            void act({ run: () => leadCalls.forms.saveText({ purpose, text }), sentence: t('texts.saved') })
          }
        >
          {t('texts.save', { version: current.version + 1 })}
        </Button>
      )}
    </li>
  );
}
