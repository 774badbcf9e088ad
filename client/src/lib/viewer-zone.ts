// The zone in which the person reads times: their profile's, else the organization's, else this device's.
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function setViewerZone(value: string): void {
  zone = value;
}

export function viewerZone(): string {
  return zone;
}
