/** Kinds of devices. The numbers stand in the rows of clicks: never change one, add at the end. */
export const DEVICES = { unknown: 0, desktop: 1, mobile: 2, tablet: 3, tv: 4 } as const;
export type Device = keyof typeof DEVICES;
