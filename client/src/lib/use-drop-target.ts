import { type DragEvent, useState } from 'react';

interface Options {
  /** Asked while something is over it: does it take what is dragged? */
  takes(): boolean;
  onDrop(): void;
}

/** A place to drop something on: what it is told, and whether something stands over it. */
export function useDropTarget({ takes, onDrop }: Options) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    target: {
      onDragOver: (event: DragEvent) => {
        if (!takes()) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        if (takes()) onDrop();
      },
    },
  };
}
