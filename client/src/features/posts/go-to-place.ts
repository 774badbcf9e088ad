import type { Place } from './checks.ts';

/** Puts the cursor where a check can be mended. */
export function goToPlace(place: Place): void {
  const field = findField(place);
  field?.scrollIntoView({ block: 'center' });
  field?.focus();
  if (place.kind === 'sentence' && field instanceof HTMLTextAreaElement)
    field.setSelectionRange(place.start, place.end);
}

function findField(place: Place): HTMLElement | null {
  switch (place.kind) {
    case 'channels':
      return document.querySelector('#post-channels button, #post-channels a');
    case 'text':
    case 'sentence':
      return document.getElementById('post-text');
    case 'pictures':
      return document.querySelector('#post-pictures textarea, #post-pictures button');
    case 'when':
      return document.getElementById('post-day');
    case 'law':
      return document.getElementById('law-head');
    case 'preview':
      return document.getElementById(`words-${place.channelId}`);
    case 'channelSettings':
      return document.querySelector('#post-checks [data-kind="stop"] a');
  }
}
