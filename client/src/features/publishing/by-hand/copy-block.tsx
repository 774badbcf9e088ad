import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../lib/copy-text.ts';
import classes from './by-hand.module.css';

/** A text as it goes out, and the button that takes it along. */
export function CopyBlock({ text, verb }: { text: string; verb: string }) {
  const { t } = useTranslation('publishing');
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => setOutcome((await copyText(text)) ? 'copied' : 'refused');
  return (
    <>
      <p className={classes.text}>{text}</p>
      <div className={classes.acts}>
        <Button
          variant="default"
          leftSection={<IconCopy size={18} aria-hidden="true" />}
          onClick={() => void copy()}
        >
          {verb}
        </Button>
        <span role="status" className="small muted">
          {outcome && t(`byHand.${outcome}`)}
        </span>
      </div>
    </>
  );
}
