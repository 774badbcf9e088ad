/** One way to reach a person, as they wrote it. */
export interface ContactWay {
  kind: 'phone' | 'email' | 'nick';
  /** As it is shown and copied. */
  shown: string;
  /** Opens the phone or the mail program; null = copy it. */
  href: string | null;
}

/** null: this is neither a phone, nor an address, nor a nick. Russian numbers may begin with 8, +7 or 9. */
export function readContact(text: string): ContactWay | null {
  const shown = text.trim().replace(/\s+/g, ' ');
  if (/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(shown)) return { kind: 'email', shown, href: `mailto:${shown}` };
  const digits = shown.replace(/\D/g, '');
  if (/^[+\d\s().-]+$/.test(shown))
    return digits.length >= 10 && digits.length <= 15
      ? { kind: 'phone', shown, href: `tel:+${internationalOf(digits, shown.startsWith('+'))}` }
      : null;
  // A bare word is a nick only in Latin letters, as messengers have them: «позвоните» is none.
  const nick =
    /^(?:(?:https?:\/\/)?(?:t\.me\/|vk\.(?:com|ru)\/|max\.ru\/|ok\.ru\/)|@)[\p{L}\d./_-]{3,64}$/iu.test(
      shown,
    ) || /^(?=.*[a-z])[a-z\d._-]{3,64}$/i.test(shown);
  return nick ? { kind: 'nick', shown, href: null } : null;
}

function internationalOf(digits: string, hasPlus: boolean): string {
  if (!hasPlus && digits.length === 11 && digits.startsWith('8')) return `7${digits.slice(1)}`;
  if (!hasPlus && digits.length === 10) return `7${digits}`;
  return digits;
}

/** What one person's contact is compared by: digits of a phone, small letters of the rest. */
export function plainContact(text: string): string {
  const way = readContact(text);
  return way?.kind === 'phone' ? (way.href ?? '').replace('tel:+', '') : text.trim().toLowerCase();
}
