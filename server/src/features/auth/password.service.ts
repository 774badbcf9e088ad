import type { FieldProblem } from '@rupor/shared/lib/errors';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { App } from '../../context.ts';
import { fieldError } from '../../lib/errors.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';
import { accountCounter, countAttempt, forgive } from './throttle.service.ts';

interface Chosen {
  password: string;
  /** What must not stand in it: e-mail, username, organization. */
  words: (string | null | undefined)[];
  path: string;
}

/** Throws at the field when a chosen password is well known or made of the person's own names. */
export function checkNewPassword(chosen: Chosen): void {
  const problem = problemOf(chosen);
  if (problem) throw fieldError(problem);
}

/** null = fine. Length is the contract's rule; here are the rules that need data. */
export function problemOf({ password, words, path }: Chosen): FieldProblem | null {
  const plain = password.toLowerCase().normalize('NFKC');
  if (
    COMMON_PASSWORDS.has(plain) ||
    COMMON_PASSWORDS.has(plain.replace(/\P{L}+$/u, '')) ||
    /^(.)\1+$/u.test(plain)
  )
    return { path, code: 'common_password' };
  const own = words.flatMap((word) => partsOf(word ?? ''));
  return own.some((part) => plain.includes(part)) ? { path, code: 'own_name_in_password' } : null;
}

/** The word, and the name of an e-mail address; shorter ones than 4 letters would forbid too much. */
function partsOf(word: string): string[] {
  const plain = word.toLowerCase().normalize('NFKC').trim();
  return [plain, plain.split('@')[0] ?? ''].filter((part) => part.length >= 4);
}

export const hashNewPassword: (password: string) => Promise<string> = hashPassword;

/** Re-authentication: throws at the field when the password is wrong; guessing is throttled. */
export async function confirmPassword(app: App, userId: string, password: string): Promise<void> {
  await throttled(app, userId, async () => {
    const account = await app.db.account.findFirst({ where: { userId, providerId: 'credential' } });
    const isRight = account?.password ? await verifyPassword({ hash: account.password, password }) : false;
    if (!isRight) throw wrongPassword('password');
  });
}

export function wrongPassword(path: string) {
  return fieldError({ path, code: 'wrong_password' });
}

/** Runs a check of the signed-in person's password under their own counter. */
export async function throttled<T>(app: App, userId: string, check: () => Promise<T>): Promise<T> {
  const counters = [accountCounter('reauth', userId)];
  await countAttempt(app, counters);
  const answer = await check();
  await forgive(app, counters);
  return answer;
}
