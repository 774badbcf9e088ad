import { type DragEvent, type HTMLAttributes, useState } from 'react';

interface Drag {
  from: number;
  over: number;
}

/** Rows of a list that are dragged by a sign at their side. What can be dragged can be moved by buttons as well. */
export function useBlockDrag(onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const grip = (at: number): HTMLAttributes<HTMLElement> => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      const row = event.currentTarget.closest('li');
      if (row) event.dataTransfer.setDragImage(row, 16, 16);
      event.dataTransfer.effectAllowed = 'move';
      // Firefox drags nothing that carries nothing.
      event.dataTransfer.setData('text/plain', String(at));
      setDrag({ from: at, over: at });
    },
    onDragEnd: () => setDrag(null),
  });
  const row = (at: number) => ({
    'data-drop': (drag && drag.over === at && drag.from !== at) || undefined,
    onDragOver: (event: DragEvent) => {
      if (!drag) return;
      event.preventDefault();
      if (drag.over !== at) setDrag({ ...drag, over: at });
    },
    onDrop: (event: DragEvent) => {
      if (!drag) return;
      event.preventDefault();
      setDrag(null);
      if (drag.from !== at) onMove(drag.from, at);
    },
  });
  return { grip, row };
}
