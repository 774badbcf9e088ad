import { TextInput } from '@mantine/core';
import { adLabel } from '@rupor/shared/law/ad-label';
import { AdFields, type Checklist } from '@rupor/shared/law/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useApiForm } from '../../lib/use-api-form.ts';
import { checklistQuery, lawCalls, refreshLaw } from './api.ts';
import classes from './law.module.css';

interface Props {
  checklist: Checklist;
  isOpen: boolean;
  onClose(): void;
}

const WORDS = ['ord', 'erid', 'advertiserName', 'advertiserInn', 'contractNumber'] as const;
const DAYS = ['contractDate', 'startsOn', 'endsOn', 'reportDueOn', 'reportedOn'] as const;
type Values = Record<(typeof WORDS)[number] | (typeof DAYS)[number], string>;

function inputOf(values: Values): AdFields {
  const days = Object.fromEntries(DAYS.map((name) => [name, values[name] || null]));
  return { ...values, ...days } as AdFields;
}

/** What the marking of an advertisement needs; every field may wait, only the token is asked for at the door. */
export function AdDialog({ checklist, isOpen, onClose }: Props) {
  const { t } = useTranslation('law');
  const queries = useQueryClient();
  const { ad, postId, promo } = checklist;
  const { form, submit, isSending, problem } = useApiForm<Values, Checklist>({
    initialValues: Object.fromEntries([...WORDS, ...DAYS].map((name) => [name, ad[name] ?? ''])) as Values,
    schema: AdFields,
    toInput: inputOf,
    send: (values) => lawCalls.saveAd({ id: postId, ad: inputOf(values) }),
    onDone: async (saved) => {
      queries.setQueryData(checklistQuery(postId).queryKey, saved);
      await refreshLaw(queries);
      onClose();
    },
  });
  const label = adLabel(promo.status, form.values);
  return (
    <FormDialog
      isOpen={isOpen}
      size="lg"
      title={t('ad.title')}
      verb={t('act.save')}
      {...{ submit, isSending, problem, onClose }}
    >
      <p className="small muted">{t('ad.what')}</p>
      {WORDS.map((name) => (
        <TextInput
          key={name}
          label={t(`ad.${name}`)}
          description={name === 'erid' || name === 'ord' ? t(`ad.hint.${name}`) : undefined}
          inputMode={name === 'advertiserInn' ? 'numeric' : undefined}
          {...form.getInputProps(name)}
        />
      ))}
      <div className={classes.days}>
        {DAYS.map((name) => (
          <TextInput key={name} type="date" label={t(`ad.${name}`)} {...form.getInputProps(name)} />
        ))}
      </div>
      {label !== null && (
        <blockquote className={classes.label}>
          <span className="small muted">{t('promo.label')}</span>
          <p lang="ru">{label}</p>
        </blockquote>
      )}
    </FormDialog>
  );
}
