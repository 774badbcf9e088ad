// When publishing counts as standing: one answer for the strip on the screen and for monitors. By the database's clock.

/** A worker that has not beaten for so long is silent. */
export const ALIVE_SECONDS = 30;
/** A target may be this late before sending counts as standing. */
export const GRACE_SECONDS = 60;
