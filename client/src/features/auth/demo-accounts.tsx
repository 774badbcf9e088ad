import { UnstyledButton } from '@mantine/core';
import type { DemoAccount } from '@rupor/shared/auth/contract';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { FormProblem } from '../../components/form-problem.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { authCalls, demoAccountsQuery } from './api.ts';
import classes from './auth.module.css';

/** One press signs in as that role; only a demo instance has such accounts. */
export function DemoAccounts({ onDone }: { onDone: () => void | Promise<void> }) {
  const { t } = useTranslation('auth');
  const heading = useId();
  const { data } = useQuery(demoAccountsQuery());
  const [problem, setProblem] = useState<string | null>(null);
  if (!data || data.length === 0) return null;
  const enter = async (account: z.infer<typeof DemoAccount>) => {
    setProblem(null);
    try {
      await authCalls.signIn({ login: account.email, password: account.password });
      await onDone();
    } catch (error) {
      setProblem(errorSentence(error, t));
    }
  };
  return (
    <section aria-labelledby={heading} className={classes.demo}>
      <h2 id={heading}>{t('demo.title')}</h2>
      <p className="small muted">{t('demo.what', { password: data[0]?.password })}</p>
      <ul>
        {data.map((account) => (
          <li key={account.role}>
            <UnstyledButton className={classes.demoAccount} onClick={() => void enter(account)}>
              <b>{t(`roles.${account.role}.name`)}</b>
              <span className="small">{account.name}</span>
              <span className="small muted">{t(`roles.${account.role}.what`)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      <FormProblem>{problem}</FormProblem>
    </section>
  );
}
