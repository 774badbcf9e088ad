import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { formatDay } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { noteRuleMutation, refreshLaw } from './api.ts';
import classes from './law.module.css';
import type { NotedRule } from './list-rules.ts';
import { RuleFacts } from './rule-facts.tsx';
import { useRuleWords } from './use-rule-words.ts';

interface RuleRowProps {
  noted: NotedRule;
  /** Its row says that it is due to be looked at. */
  isMarked: boolean;
  canManage: boolean;
}

/** One rule with its dates; whoever keeps the rules says that it was checked today, and what came of it. */
export function RuleRow({ noted, isMarked, canManage }: RuleRowProps) {
  const { t } = useTranslation('law');
  const { rule, note, checkedOn, isDue } = noted;
  const words = useRuleWords()(rule.id);
  if (!words) return null;
  const isGone = note?.isInForce === false;
  const state = () => {
    if (isGone) return t('rule.gone');
    return isDue && isMarked ? t('rule.stale') : null;
  };
  return (
    <li>
      <details className={classes.item} data-level={isGone ? 'settled' : undefined}>
        <summary className={classes.ruleHead}>
          <span>
            {words.title}
            {state() !== null && (
              <span className={`${classes.names} ${isGone ? '' : classes.stale}`}>{state()}</span>
            )}
          </span>
        </summary>
        <div className={classes.plainBody}>
          <p>{words.text}</p>
          <RuleFacts words={words} checkedOn={checkedOn} isStale={isDue} note={note?.note ?? ''} />
          {rule.validFrom && (
            <p className={classes.fine}>{t('rule.validFrom', { day: formatDay(rule.validFrom) })}</p>
          )}
          {note && <p className={classes.fine}>{t('rule.checkedBy', { name: note.checkedByName })}</p>}
          {canManage && <RuleActs ruleId={rule.id} isGone={isGone} />}
        </div>
      </details>
    </li>
  );
}

function RuleActs({ ruleId, isGone }: { ruleId: string; isGone: boolean }) {
  const { t } = useTranslation('law');
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const save = useMutation({
    ...noteRuleMutation(),
    onSuccess: (_law, { isInForce }) => offerUndo(t(isInForce ? 'rule.savedInForce' : 'rule.savedGone')),
    onError: (error) => offerUndo(errorSentence(error, t)),
    onSettled: () => refreshLaw(queries),
  });
  return (
    <>
      <TextInput
        label={t('rule.noteLabel')}
        value={note}
        maxLength={1000}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button
          size="sm"
          loading={save.isPending}
          onClick={() => save.mutate({ ruleId, isInForce: true, note })}
        >
          {t(isGone ? 'rule.inForceAgain' : 'rule.inForce')}
        </Button>
        {!isGone && (
          <Button
            size="sm"
            variant="subtle"
            loading={save.isPending}
            onClick={() => save.mutate({ ruleId, isInForce: false, note })}
          >
            {t('rule.notInForce')}
          </Button>
        )}
      </div>
    </>
  );
}
