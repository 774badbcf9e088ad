import { Group, Radio, Stack, Textarea } from '@mantine/core';
import { type Checklist, PromoAnswers } from '@rupor/shared/law/contract';
import { PROMO_CHOICES, PROMO_QUESTIONS, suggestPromo } from '@rupor/shared/law/promo';
import { PROMO_STATUSES, type PromoStatus } from '@rupor/shared/law/rule';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogFoot } from '../../components/form-dialog.tsx';
import classes from './law.module.css';
import { useDecide } from './use-decide.ts';

interface Props {
  checklist: Checklist;
  isOpen: boolean;
  onClose(): void;
}

/** Six questions, a suggestion with its reasons, and the decision of a person. */
export function PromoDialog({ checklist, isOpen, onClose }: Props) {
  const { t } = useTranslation('law');
  const decide = useDecide(checklist.postId);
  const [given, setGiven] = useState<Record<string, string>>(checklist.promo.answers ?? {});
  const [chosen, setChosen] = useState<PromoStatus | null>(null);
  const [reason, setReason] = useState('');
  const answers = PromoAnswers.safeParse(given).data ?? null;
  const suggestion = answers && suggestPromo(answers);
  const status = chosen ?? suggestion?.status ?? checklist.promo.status;
  const save = async () => {
    if (await decide.run([{ kind: 'promo', status, answers, reason }])) onClose();
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} size="lg" title={t('wizard.title')}>
      <Stack gap="md">
        <p className="small muted">{t('wizard.what')}</p>
        {PROMO_QUESTIONS.map((question) => (
          <Radio.Group
            key={question}
            label={t(`wizard.question.${question}`)}
            value={given[question] ?? ''}
            onChange={(value) => setGiven((before) => ({ ...before, [question]: value }))}
          >
            <Group gap="md" mt={4}>
              {PROMO_CHOICES[question].map((choice) => (
                <Radio key={choice} value={choice} label={t(`wizard.choice.${choice}`)} />
              ))}
            </Group>
          </Radio.Group>
        ))}
        <div className={classes.suggestion} role="status">
          {suggestion ? (
            <>
              <b>{t(`wizard.suggest.${suggestion.status}`)}</b>
              <ul>
                {suggestion.reasons.map((one) => (
                  <li key={one}>{t(`wizard.reason.${one}`)}</li>
                ))}
              </ul>
            </>
          ) : (
            t('wizard.answerAll')
          )}
        </div>
        <Radio.Group
          label={t('wizard.decision')}
          value={status}
          onChange={(value) => setChosen(PROMO_STATUSES.find((one) => one === value) ?? null)}
        >
          <Stack gap="xs" mt={4}>
            {PROMO_STATUSES.map((one) => (
              <Radio key={one} value={one} label={t(`promo.status.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('wizard.why')}
          value={reason}
          maxLength={1000}
          autosize
          minRows={2}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <p className="small muted">{t('card.notAdvice')}</p>
        <DialogFoot
          verb={t('wizard.save')}
          isBusy={decide.isBusy}
          onVerb={() => void save()}
          onClose={onClose}
        />
      </Stack>
    </Dialog>
  );
}
