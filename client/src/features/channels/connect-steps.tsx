import { useTranslation } from 'react-i18next';
import classes from './connect.module.css';

/** What to do in the network itself, step by step; a network without steps shows nothing. */
export function ConnectSteps({ network }: { network: string }) {
  const { t } = useTranslation(['channels', 'networks']);
  const steps: unknown = t(`networks:${network}.steps`, { returnObjects: true, defaultValue: [] });
  const lines = Array.isArray(steps) ? steps.filter((step) => typeof step === 'string') : [];
  if (lines.length === 0) return null;
  return (
    <section className={`card ${classes.steps}`}>
      <h2>{t('channels:form.steps')}</h2>
      <ol>
        {lines.map((step, index) => (
          <li key={step}>
            <span className={classes.stepNumber} aria-hidden="true">
              {index + 1}
            </span>
            <span>{step}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
