import { type ReactNode, useEffect, useRef, useState } from 'react';

interface Props {
  /** Pixels held free until it comes into view. */
  minHeight: number;
  children: ReactNode;
}

/** What is heavy and far below loads when somebody scrolls near it; a phone that never does saves the traffic. */
export function WhenVisible({ minHeight, children }: Props) {
  const [isNear, setNear] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    const watcher = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) setNear(true);
    });
    watcher.observe(current);
    return () => watcher.disconnect();
  }, []);
  if (isNear) return children;
  return <div ref={place} style={{ minHeight }} />;
}
