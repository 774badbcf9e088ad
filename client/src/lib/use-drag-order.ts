import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { placeAt } from './list-order.ts';

/** Dragging an item of a vertical list by its handle, with a mouse or a pen. A finger scrolls the page as ever. */
export function useDragOrder(count: number, onMove: (from: number, to: number) => void) {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null);
  const isDragging = drag !== null;
  useEffect(() => {
    if (!isDragging) return;
    const stop = ({ key }: KeyboardEvent) => key === 'Escape' && setDrag(null);
    window.addEventListener('keydown', stop);
    return () => window.removeEventListener('keydown', stop);
  }, [isDragging]);

  const handleOf = (from: number) => ({
    onPointerDown(event: PointerEvent) {
      if (count < 2 || event.button !== 0 || event.pointerType === 'touch') return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from, to: from });
    },
    onPointerMove({ clientY }: PointerEvent) {
      if (isDragging) setDrag({ from, to: placeAt(middlesOf(list.current), clientY, from) });
    },
    onPointerUp() {
      setDrag(null);
      if (drag && drag.to !== drag.from) onMove(drag.from, drag.to);
    },
    onLostPointerCapture: () => setDrag(null),
  });
  /** On which side of this item the dragged one would be put; nothing for all others. */
  const markOf = (index: number): 'dragged' | 'before' | 'after' | undefined => {
    if (!drag) return undefined;
    if (index === drag.from) return 'dragged';
    if (index !== drag.to) return undefined;
    return drag.to < drag.from ? 'before' : 'after';
  };
  return { list, handleOf, markOf };
}

function middlesOf(list: HTMLOListElement | null): number[] {
  return Array.from(list?.children ?? [], (item) => {
    const { top, height } = item.getBoundingClientRect();
    return top + height / 2;
  });
}
