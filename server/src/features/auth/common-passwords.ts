import lists from './common-passwords.json' with { type: 'json' };

/** Passwords that guessers try first, lower case: its source and what is in it stand in the data file. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set([...lists.mostUsed, ...lists.russian]);
