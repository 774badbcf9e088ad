import { weekdayOf } from '@rupor/shared/posts/recurrence';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../components/form-dialog.tsx';
import { ruleOf, type SeriesDraft } from './series-draft.ts';
import { SeriesForm } from './series-form.tsx';

interface RepeatDialogProps {
  title: string;
  verb: string;
  day: string;
  initial: SeriesDraft;
  /** The first post is a part of it already: its weekday may be taken out. */
  isChange?: boolean;
  isBusy: boolean;
  /** Why it was refused, a sentence. */
  problem: string | null;
  onClose(): void;
  onDone(draft: SeriesDraft): void;
}

export function RepeatDialog(props: RepeatDialogProps) {
  const { title, verb, day, initial, isChange = false, isBusy, problem, onClose, onDone } = props;
  const { t } = useTranslation('plan');
  const [draft, setDraft] = useState(initial);
  const [isIncomplete, setIncomplete] = useState(false);
  const send = () => {
    const isReady = ruleOf(draft, day) !== null;
    setIncomplete(!isReady);
    if (isReady) onDone(draft);
  };
  return (
    <FormDialog
      {...{ title, verb, onClose }}
      isSending={isBusy}
      problem={isIncomplete ? t('series.incomplete') : problem}
      submit={(event) => {
        event.preventDefault();
        // The dialog stands inside the composer's page: its Enter is its own.
        event.stopPropagation();
        send();
      }}
    >
      <SeriesForm
        draft={draft}
        day={day}
        kept={isChange ? [] : [weekdayOf(day)]}
        onChange={(patch) => setDraft((before) => ({ ...before, ...patch }))}
      />
    </FormDialog>
  );
}
