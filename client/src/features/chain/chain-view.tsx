import type { ChainQuestion, ChainRowsBy } from '@rupor/shared/chain/contract';
import { useRef, useState } from 'react';
import classes from './chain.module.css';
import { ChainCard } from './chain-card.tsx';
import { ChainRows } from './chain-rows.tsx';

/** The funnel and, under it, what stands behind the number that was pressed. */
export function ChainView({ question }: { question: ChainQuestion }) {
  const [by, setBy] = useState<ChainRowsBy>('source');
  const rows = useRef<HTMLDivElement>(null);
  return (
    <div className={classes.stack}>
      <ChainCard
        question={question}
        onBehind={(one) => {
          setBy(one);
          rows.current?.scrollIntoView({ block: 'nearest' });
          rows.current?.focus();
        }}
      />
      <div ref={rows} tabIndex={-1} className={classes.stack}>
        <ChainRows question={question} by={by} onBy={setBy} />
      </div>
    </div>
  );
}
