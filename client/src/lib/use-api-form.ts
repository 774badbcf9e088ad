import { toFields } from '@rupor/shared/lib/field-problems';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { errorSentence, fieldErrors, fieldSentence } from './errors.ts';
import { type FormState, useFormState } from './use-form-state.ts';

interface Options<Values, Answer> {
  initialValues: Values;
  /** The contract's schema; without one only the server judges. */
  schema?: z.ZodType;
  /** What is sent, where it differs from what is typed (empty optional fields left out). */
  toInput?: (values: Values) => unknown;
  send: (values: Values) => Promise<Answer>;
  onDone?: (answer: Answer) => void | Promise<void>;
}

export interface ApiForm<Values extends Record<string, unknown>> {
  form: FormState<Values>;
  /** For `<form onSubmit>`. */
  submit: (event: FormEvent<HTMLFormElement>) => void;
  isSending: boolean;
  /** Problems the contract's schema sees now, by path: for forms in steps. */
  check: (values: Values) => Record<string, string>;
  /** What belongs to no field; null = nothing. */
  problem: string | null;
}

/**
 * A form over one endpoint: checked by the contract's own schema, refusals of the server stand at their fields, and
 * whatever goes wrong, what was typed stays.
 */
export function useApiForm<Values extends Record<string, unknown>, Answer>({
  initialValues,
  schema,
  toInput,
  send,
  onDone,
}: Options<Values, Answer>): ApiForm<Values> {
  const { t } = useTranslation();
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const check = (values: Values): Record<string, string> => {
    const parsed = schema?.safeParse(toInput ? toInput(values) : values);
    if (!parsed || parsed.success) return {};
    const problems = toFields(parsed.error.issues).map((field) => [field.path, fieldSentence(field, t)]);
    return Object.fromEntries(problems.reverse());
  };
  const form = useFormState<Values>({ initialValues, validate: check });
  const run = async (values: Values) => {
    if (busy.current) return;
    busy.current = true;
    setSending(true);
    setProblem(null);
    try {
      // Two steps: an optional call would not even evaluate what it is called with.
      const answer = await send(values);
      await onDone?.(answer);
    } catch (error) {
      const fields = fieldErrors(error, t);
      form.setErrors(fields);
      const shown = Object.keys(fields).some((path) => path in initialValues);
      setProblem(shown ? null : errorSentence(error, t));
      if (shown) focusFirstProblem();
    } finally {
      busy.current = false;
      setSending(false);
    }
  };
  return {
    form,
    isSending,
    check,
    problem,
    submit: form.onSubmit((values) => void run(values), focusFirstProblem),
  };
}

/** Errors stand at their fields, and the first of them takes the focus once it is drawn. */
export function focusFirstProblem(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus();
  });
}
