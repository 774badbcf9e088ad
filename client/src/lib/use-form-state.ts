import { type FormEvent, useState } from 'react';

type Errors = Readonly<Record<string, string>>;

interface Options<Values> {
  initialValues: Values;
  /** Sentences by field; empty: all is well. */
  validate: (values: Values) => Errors;
}

/** What an input of ours needs, whatever kind of value it holds. */
export interface FieldProps<Value> {
  value: Value;
  error: string | undefined;
  onChange: (eventOrValue: unknown) => void;
}

/** Values and problems of one form. Small on purpose: it is part of the first screen. */
export function useFormState<Values extends Record<string, unknown>>({
  initialValues,
  validate,
}: Options<Values>) {
  type Field = keyof Values & string;
  const [initial, setInitial] = useState(initialValues);
  const [values, setValues] = useState(initialValues);
  const [errors, setErrors] = useState<Errors>({});
  const setFieldValue = <Name extends Field>(name: Name, value: Values[Name]) => {
    setValues((before) => ({ ...before, [name]: value }));
    setErrors(({ [name]: _gone, ...others }) => others);
  };
  const field = <Name extends Field>(name: Name): FieldProps<Values[Name]> => ({
    value: values[name],
    error: errors[name],
    onChange: (input) => setFieldValue(name, readInput(input) as Values[Name]),
  });
  return {
    values,
    errors,
    setErrors,
    setFieldValue,
    setValues: (part: Partial<Values>) => setValues((before) => ({ ...before, ...part })),
    isDirty: () => Object.keys(values).some((name) => values[name] !== initial[name]),
    /** What is typed now counts as the beginning: it was saved. */
    resetDirty: () => setInitial(values),
    reset: () => {
      setValues(initial);
      setErrors({});
    },
    validateField: (name: Field) => {
      const { [name]: problem } = validate(values);
      setErrors(({ [name]: _old, ...others }) => (problem ? { ...others, [name]: problem } : others));
    },
    getInputProps: field,
    getToggleProps: (name: Field) => {
      const { value, ...rest } = field(name);
      return { ...rest, checked: Boolean(value) };
    },
    onSubmit:
      (send: (values: Values) => void, onInvalid: () => void) => (event: FormEvent<HTMLFormElement>) => {
        event.preventDefault();
        const found = validate(values);
        setErrors(found);
        if (Object.keys(found).length === 0) send(values);
        else onInvalid();
      },
  };
}

export type FormState<Values extends Record<string, unknown>> = ReturnType<typeof useFormState<Values>>;

/** Inputs of the browser hand over an event, parts of Mantine the value itself. */
function readInput(input: unknown): unknown {
  const target = typeof input === 'object' && input !== null && 'target' in input ? input.target : null;
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return target.checked;
  if (target instanceof HTMLElement && 'value' in target) return target.value;
  return input;
}
