import { Button, Group, Stack, TextInput } from '@mantine/core';
import { SetupInput } from '@rupor/shared/organization/setup-contract';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../components/form-problem.tsx';
import { ZoneSelect } from '../../components/zone-select.tsx';
import { fieldErrors } from '../../lib/errors.ts';
import { currentLanguage } from '../../lib/i18n.ts';
import { type ApiForm, focusFirstProblem, useApiForm } from '../../lib/use-api-form.ts';
import { NewPasswordInput } from '../auth/new-password-input.tsx';
import { EmailInput, NameInput, UsernameInput } from '../auth/person-inputs.tsx';
import { organizationCalls } from './api.ts';
import classes from './organization.module.css';

interface Values extends Record<string, unknown> {
  organizationName: string;
  timeZone: string;
  ownerName: string;
  email: string;
  username: string;
  password: string;
}

const STEPS = [['organizationName', 'timeZone'], ['ownerName', 'email', 'username'], ['password']] as const;

function fieldsOf(step: number): readonly string[] {
  return STEPS[step] ?? [];
}

interface Props {
  token: string;
  onDone: () => Promise<void>;
}

/** Three short steps; a refusal of the server leads back to the step whose field it names. */
export function SetupWizard({ token, onDone }: Props) {
  const { t } = useTranslation(['organization', 'auth']);
  const [step, setStep] = useState(0);
  const inputOf = ({ username, ...values }: Values) => ({
    ...values,
    ...(username.trim() ? { username } : {}),
    token,
    locale: currentLanguage(),
  });
  const api = useApiForm<Values, unknown>({
    initialValues: {
      organizationName: '',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      ownerName: '',
      email: '',
      username: '',
      password: '',
    },
    schema: SetupInput,
    toInput: inputOf,
    send: async (values) => {
      try {
        await organizationCalls.setup.complete(inputOf(values));
      } catch (error) {
        const named = Object.keys(fieldErrors(error, t));
        const back = STEPS.findIndex((_, index) => fieldsOf(index).some((field) => named.includes(field)));
        if (back >= 0) setStep(back);
        throw error;
      }
    },
    onDone,
  });
  const { form, submit, isSending, problem, check } = api;
  const isLast = step === STEPS.length - 1;
  const goOn = (event: FormEvent<HTMLFormElement>) => {
    if (isLast) return submit(event);
    event.preventDefault();
    const found = Object.entries(check(form.values)).filter(([path]) => fieldsOf(step).includes(path));
    form.setErrors(Object.fromEntries(found));
    if (found.length === 0) setStep(step + 1);
    else focusFirstProblem();
  };
  return (
    <form onSubmit={goOn} noValidate>
      <p className={classes.steps} role="status">
        {t('organization:setup.step', { step: step + 1, count: STEPS.length })}
      </p>
      <Stack gap="md">
        <StepFields step={step} form={form} />
        <FormProblem>{problem}</FormProblem>
        <Group gap="xs">
          <Button type="submit" variant="filled" loading={isSending}>
            {t(isLast ? 'organization:setup.finish' : 'organization:setup.next')}
          </Button>
          {step > 0 && <Button onClick={() => setStep(step - 1)}>{t('organization:setup.back')}</Button>}
        </Group>
      </Stack>
    </form>
  );
}

function StepFields({ step, form }: { step: number; form: ApiForm<Values>['form'] }) {
  const { t } = useTranslation(['organization', 'auth']);
  if (step === 0)
    return (
      <>
        <TextInput
          key="organizationName"
          label={t('organization:form.name')}
          description={t('organization:setup.nameHint')}
          autoComplete="organization"
          maxLength={120}
          {...form.getInputProps('organizationName')}
        />
        <ZoneSelect
          label={t('organization:form.zone')}
          description={t('organization:setup.zoneHint')}
          {...form.getInputProps('timeZone')}
        />
      </>
    );
  if (step === 1)
    return (
      <>
        <NameInput key="ownerName" {...form.getInputProps('ownerName')} />
        <EmailInput description={t('organization:setup.emailHint')} {...form.getInputProps('email')} />
        <UsernameInput label={t('organization:setup.username')} {...form.getInputProps('username')} />
      </>
    );
  return (
    <>
      <p>{t('organization:setup.passwordWhat')}</p>
      <input type="text" hidden readOnly autoComplete="username" value={form.values.email} />
      <NewPasswordInput {...form.getInputProps('password')} />
    </>
  );
}
