import { Button, Textarea } from '@mantine/core';
import type { Checklist, ChecklistItem } from '@rupor/shared/law/contract';
import { IconAlertTriangle, IconCheck, IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { PostStateSign } from '../../components/post-state-sign.tsx';
import { useFormat } from '../../lib/format.ts';
import { type ItemGroup, isSettled } from './group-items.ts';
import classes from './law.module.css';
import { RuleFacts } from './rule-facts.tsx';
import { useDecide } from './use-decide.ts';
import { useRuleWords } from './use-rule-words.ts';

interface LawItemProps {
  group: ItemGroup;
  checklist: Checklist;
  onAppend: ((sentence: string) => void) | undefined;
}

/** One rule: why it speaks, where it stands in the law, and what a person can do about it. */
export function LawItem({ group, checklist, onAppend }: LawItemProps) {
  const { t } = useTranslation('law');
  const words = useRuleWords()(group.ruleId);
  if (!words) return null;
  const { because, names, answered, note } = group;
  return (
    <li>
      <details className={classes.item} data-level={isSettled(group) ? 'settled' : group.level}>
        <summary>
          <Sign group={group} />
          <span>
            <span className="sr">{t(`level.${isSettled(group) ? 'settled' : group.level}`)}</span>{' '}
            {words.title}
            {names.length > 0 && <span className={classes.names}>{names.join(', ')}</span>}
          </span>
        </summary>
        <div className={classes.body}>
          <p>{words.text}</p>
          {because.length > 0 && <p className="small">{t('card.because', { words: readable(because) })}</p>}
          <RuleFacts words={words} checkedOn={group.checkedOn} isStale={group.isStale} note={note} />
          {answered.map((item) => (
            <Answered key={item.subjectId ?? 'post'} item={item} checklist={checklist} />
          ))}
          <ItemActs group={group} checklist={checklist} onAppend={onAppend} insert={words.rule.insert} />
        </div>
      </details>
    </li>
  );
}

/** Stems of the data as people read them. */
function readable(because: readonly string[]): string {
  return because.map((word) => `«${word.replaceAll('=', '')}»`).join(', ');
}

function Sign({ group }: { group: ItemGroup }) {
  if (isSettled(group)) return <IconCheck stroke={1.75} aria-hidden />;
  if (group.level === 'block') return <PostStateSign state="failed" hasWord />;
  return group.level === 'warn' ? (
    <IconAlertTriangle stroke={1.75} aria-hidden />
  ) : (
    <IconHelpCircle stroke={1.75} aria-hidden />
  );
}

function Answered({
  item: { answer, subjectName },
  checklist,
}: {
  item: ChecklistItem;
  checklist: Checklist;
}) {
  const { t } = useTranslation('law');
  const format = useFormat();
  const decide = useDecide(checklist.postId);
  if (!answer) return null;
  const { id, name, at, reason, isOverride } = answer;
  const said = t(isOverride ? 'answer.overridden' : 'answer.checked', { name, when: format.dayTime(at) });
  return (
    <p className="small">
      {subjectName && `${subjectName}: `}
      {said}
      {reason && ` «${reason}»`}{' '}
      {checklist.mayDecide && (
        <button
          type="button"
          className={classes.link}
          onClick={() => void decide.run([{ kind: 'takeBack', decisionId: id }])}
        >
          {t('answer.takeBack')}
        </button>
      )}
    </p>
  );
}

function ItemActs({ group, checklist, onAppend, insert }: LawItemProps & { insert: string | undefined }) {
  const { t } = useTranslation('law');
  const decide = useDecide(checklist.postId);
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const isOpen = group.open.length > 0;
  const answer = (why: string) =>
    decide.run(
      group.open.map(({ ruleId, subjectId }) => ({ kind: 'answer', ruleId, subjectId, reason: why })),
    );
  const override = async () => {
    if (reason.trim() === '') return;
    if (await answer(reason)) setAsking(false);
  };
  const isBlock = group.level === 'block';
  return (
    <div className={classes.acts}>
      {isOpen && insert && onAppend && (
        <Button size="sm" onClick={() => onAppend(insert)}>
          {t('act.insert')}
        </Button>
      )}
      {isOpen && !isBlock && checklist.mayDecide && (
        <Button size="sm" loading={decide.isBusy} onClick={() => void answer('')}>
          {t('act.checked', { count: group.open.length })}
        </Button>
      )}
      {isOpen && isBlock && group.mayOverride && checklist.mayOverride && (
        <Button size="sm" variant="subtle" onClick={() => setAsking(true)}>
          {t('act.override')}
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('override.title')}
        verb={t('override.verb')}
        onConfirm={() => void override()}
        isBusy={decide.isBusy}
        isDanger
      >
        <p>{t('override.what')}</p>
        <Textarea
          label={t('override.reason')}
          value={reason}
          maxLength={1000}
          autosize
          minRows={2}
          data-autofocus
          error={isAsking && reason !== '' && reason.trim() === '' ? t('override.needed') : null}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </ConfirmDialog>
    </div>
  );
}
