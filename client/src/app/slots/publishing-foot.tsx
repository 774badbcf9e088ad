/** Foot of the sidebar: is sending alive, when checked, «Остановить всё». Also shown on the page «Ещё» of phones. */
export function PublishingFoot() {
  return null;
}

/** The line on top of every page while publishing is paused or stands still. */
export function PublishingBanner() {
  return null;
}
