import { isUniqueViolation } from './db-errors.ts';
import { apiError } from './errors.ts';

/** A name that somebody else has is told at its field. */
export async function unlessTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error))
      throw apiError('already_exists', { fields: [{ path: 'name', code: 'taken' }] });
    throw error;
  }
}
