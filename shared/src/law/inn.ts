const TEN = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const ELEVENTH = [7, ...TEN];
const TWELFTH = [3, ...ELEVENTH];

/** Is it a Russian taxpayer number: 10 digits of an organization or 12 of a person, with right check digits? */
export function isInn(value: string): boolean {
  if (!/^(\d{10}|\d{12})$/.test(value)) return false;
  const digits = [...value].map(Number);
  const sums = digits.length === 10 ? [TEN] : [ELEVENTH, TWELFTH];
  return sums.every((weights) => {
    const sum = weights.reduce((total, weight, at) => total + weight * (digits[at] ?? 0), 0);
    return (sum % 11) % 10 === digits[weights.length];
  });
}
