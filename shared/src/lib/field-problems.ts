import type { z } from 'zod';
import type { FieldProblem } from './errors.ts';

/** zod's issues as field problems, the same in browser and server: path, code and numbers, never the value. */
export function toFields(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.join('.');
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), code: 'unknown_field' }));
    return [{ path, ...describe(issue) }];
  });
}

function describe(issue: z.core.$ZodIssue): Omit<FieldProblem, 'path'> {
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { code: 'required' }
        : {
            code: issue.origin === 'string' ? 'too_short' : 'too_small',
            params: { min: Number(issue.minimum) },
          };
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'too_long' : 'too_big',
        params: { max: Number(issue.maximum) },
      };
    case 'invalid_type':
      return { code: issue.input === undefined ? 'required' : 'bad_format' };
    case 'custom':
      return { code: typeof issue.params?.code === 'string' ? issue.params.code : 'bad_format' };
    default:
      return { code: 'bad_format' };
  }
}
