// The frame of the preview has no script of its own and may run none; what is pressed in it is heard from outside. Each
// change draws the page anew, so the place where somebody reads is kept.
import { type SyntheticEvent, useRef } from 'react';

export function usePreviewFrame(
  onBlock: (id: string | null) => void,
): (event: SyntheticEvent<HTMLIFrameElement>) => void {
  const scrolled = useRef(0);
  return ({ currentTarget }) => {
    const { contentDocument: page, contentWindow: view } = currentTarget;
    if (!page?.body || !view) return;
    page.body.style.cursor = 'pointer';
    page.documentElement.style.scrollBehavior = 'auto';
    view.scrollTo(0, scrolled.current);
    page.addEventListener('scroll', () => {
      scrolled.current = view.scrollY;
    });
    page.addEventListener('click', (event) => {
      // Links of a page lead visitors on; here they would lead out of the preview.
      event.preventDefault();
      // Elements of a frame are of its own classes: instanceof would know none of them.
      const section = (event.target as Element | null)?.closest('section[id]');
      if (!section) return;
      onBlock(section.id === 'form' ? null : section.id.replace(/^b-/, ''));
    });
  };
}
