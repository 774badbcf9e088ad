import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './confirm-dialog.module.css';
import { Dialog } from './dialog.tsx';

interface Props {
  isOpen: boolean;
  onClose: () => void;
  /** The question; it names what and how many. */
  title: ReactNode;
  /** What will happen and what stays. May hold a field («почему»). */
  children?: ReactNode;
  /** The verb of the question. */
  verb: string;
  onConfirm: () => void;
  /** Destroys or stops something: the button is outlined in red, never filled. */
  isDanger?: boolean;
  isBusy?: boolean;
}

/** Asks only before what leaves the house or cannot return; everything else offers «Вернуть». */
export function ConfirmDialog(props: Props) {
  const { t } = useTranslation();
  const look = props.isDanger
    ? ({ variant: 'outline', color: 'red' } as const)
    : ({ variant: 'filled' } as const);
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={props.title}>
      <div className={classes.words}>{props.children}</div>
      <div className={classes.acts}>
        <Button {...look} loading={props.isBusy} onClick={props.onConfirm}>
          {props.verb}
        </Button>
        <Button variant="subtle" onClick={props.onClose}>
          {t('common:act.leave')}
        </Button>
      </div>
    </Dialog>
  );
}
