/** What stands in a list as it is: numbers, days, truth, texts in quotes that hold letters and digits alone; nothing of strangers. */
export type Plain = number | bigint | string | boolean | null;

/** A column as an array of PostgreSQL. The driver would look for signs to escape in each value, which costs more than all else. */
export function sqlList(values: readonly Plain[]): string {
  return `{${values.map((value) => value ?? 'NULL').join(',')}}`;
}
