// Small settings of this device. A browser that closes its storage is served without them.

export function readStored(key: string): string | null {
  try {
    return window.localStorage.getItem(`rupor.${key}`);
  } catch (error) {
    return ignoreClosedStorage(error);
  }
}

export function writeStored(key: string, value: string): void {
  try {
    window.localStorage.setItem(`rupor.${key}`, value);
  } catch (error) {
    ignoreClosedStorage(error);
  }
}

function ignoreClosedStorage(error: unknown): null {
  if (error instanceof DOMException) return null;
  throw error;
}
