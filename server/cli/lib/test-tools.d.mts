export function ensureBrowser(): string;
export function ensureRedis(): string | null;
