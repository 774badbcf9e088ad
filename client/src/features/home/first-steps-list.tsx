import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import type { Step } from './first-steps.ts';
import classes from './home.module.css';

interface Props {
  steps: readonly Step[];
  isConnecting: boolean;
  onConnectPractice(): void;
}

/** The home page before there is anything to tell of: what to do, in order. */
export function FirstStepsList({ steps, isConnecting, onConnectPractice }: Props) {
  const { t } = useTranslation('home');
  return (
    <ol className={classes.steps}>
      {steps.map((step, index) => (
        <li key={step.name} className={`card ${classes.step}`}>
          <span className={classes.number} data-done={step.isDone || undefined}>
            {step.isDone ? <IconCheck size={20} stroke={2} aria-hidden /> : index + 1}
            {step.isDone && <span className="sr">{t('steps.done')}</span>}
          </span>
          <h2>{t(`steps.${step.name}.title`)}</h2>
          <p>{t(`steps.${step.name}.text`)}</p>
          <StepActs step={step} isConnecting={isConnecting} onConnectPractice={onConnectPractice} />
        </li>
      ))}
    </ol>
  );
}

function StepActs({ step, isConnecting, onConnectPractice }: Omit<Props, 'steps'> & { step: Step }) {
  const { t } = useTranslation('home');
  const variant = step.isNext ? 'filled' : 'default';
  if (step.name === 'people')
    return (
      <LinkButton to="/settings/members" variant={variant}>
        {t('steps.people.act')}
      </LinkButton>
    );
  if (step.name === 'post')
    return (
      <LinkButton to="/posts/new" variant={variant}>
        {t('steps.post.act')}
      </LinkButton>
    );
  return (
    <div className={classes.acts}>
      {!step.isDone && (
        <Button variant={variant} loading={isConnecting} onClick={onConnectPractice}>
          {t('steps.channels.practice')}
        </Button>
      )}
      <LinkButton to="/channels/new">{t('steps.channels.act')}</LinkButton>
    </div>
  );
}
