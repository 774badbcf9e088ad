import type { Idea, IdeaState } from '@rupor/shared/ideas/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { LoadingLines } from '../../components/loading-lines.tsx';
import { useDropTarget } from '../../lib/use-drop-target.ts';
import { columnQuery, type IdeaFilters } from './api.ts';
import { IdeaCard } from './idea-card.tsx';
import styles from './ideas.module.css';
import type { IdeaActs } from './use-idea-acts.ts';

interface Props {
  state: IdeaState;
  filters: IdeaFilters;
  acts: IdeaActs;
  /** Phones scroll the page, laptops each column. */
  isAlone: boolean;
  dragged: Idea | null;
  onDrag(idea: Idea | null): void;
  onOpen(idea: Idea): void;
}

const CARD_HEIGHT = 150;

/** A column: only the cards in sight are drawn, pages are asked for as they come into sight. */
export function IdeaColumn({ state, filters, acts, isAlone, dragged, onDrag, onOpen }: Props) {
  const { t } = useTranslation('ideas');
  const query = useInfiniteQuery(columnQuery(state, filters));
  const ideas = useMemo(
    () => uniqueOf((query.data?.pages ?? []).flatMap(({ items }) => items)),
    [query.data],
  );
  const count = query.data?.pages[0]?.counts[state];
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const onEnd = () => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  const Cards = isAlone ? PageCards : ColumnCards;
  const takes = dragged !== null && dragged.state !== state;
  const { isOver, target } = useDropTarget({
    takes: () => takes,
    onDrop: () => dragged && acts.move(dragged, state),
  });
  return (
    <section
      className={styles.column}
      data-over={(isOver && takes) || undefined}
      aria-labelledby={`column-${state}`}
      {...target}
    >
      <h2 id={`column-${state}`} className={styles.columnHead}>
        {t(`state.${state}`)} {count !== undefined && <small>{count}</small>}
      </h2>
      {query.isPending && <LoadingLines count={4} label={t('loading')} />}
      {query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && ideas.length === 0 && <p className={styles.columnEmpty}>{t(`empty.${state}`)}</p>}
      {ideas.length > 0 && (
        <Cards
          ideas={ideas}
          onEnd={onEnd}
          label={t(`state.${state}`)}
          draw={(idea) => <IdeaCard idea={idea} acts={acts} onOpen={onOpen} onDrag={onDrag} />}
        />
      )}
    </section>
  );
}

interface CardsProps {
  ideas: readonly Idea[];
  label: string;
  onEnd(): void;
  draw(idea: Idea): React.ReactNode;
}

function ColumnCards(props: CardsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: props.ideas.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => props.ideas[index]?.id ?? index,
    overscan: 4,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls by itself must be reached by the keyboard
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={props.label}>
      <Rows {...props} virtual={virtual} offset={0} />
    </section>
  );
}

function PageCards(props: CardsProps) {
  const list = useRef<HTMLDivElement>(null);
  const offset = list.current?.offsetTop ?? 0;
  const virtual = useWindowVirtualizer({
    count: props.ideas.length,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => props.ideas[index]?.id ?? index,
    overscan: 4,
    scrollMargin: offset,
  });
  return (
    <div ref={list}>
      <Rows {...props} virtual={virtual} offset={offset} />
    </div>
  );
}

interface RowsProps<Scroll extends Element | Window> extends CardsProps {
  virtual: Virtualizer<Scroll, Element>;
  offset: number;
}

function Rows<Scroll extends Element | Window>({ ideas, onEnd, draw, virtual, offset }: RowsProps<Scroll>) {
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const end = useRef(onEnd);
  end.current = onEnd;
  useEffect(() => {
    if (last >= ideas.length - 5) end.current();
  }, [last, ideas.length]);
  return (
    <ul className={styles.cards} style={{ height: virtual.getTotalSize() }}>
      {rows.map(({ key, index, start }) => {
        const idea = ideas[index];
        return (
          idea && (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={ideas.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - offset}px)` }}
            >
              {draw(idea)}
            </li>
          )
        );
      })}
    </ul>
  );
}

/** A card that moved between two pages while they were asked for comes twice. */
function uniqueOf(ideas: readonly Idea[]): Idea[] {
  return [...new Map(ideas.map((idea) => [idea.id, idea])).values()];
}
