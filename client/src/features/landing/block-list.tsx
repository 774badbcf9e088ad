import { Button, Menu } from '@mantine/core';
import {
  BLOCK_KINDS,
  type Block,
  type BlockKind,
  newBlock,
  type PageContent,
} from '@rupor/shared/landing/blocks';
import type { PageRemark } from '@rupor/shared/landing/lint';
import { IconChevronDown, IconGripVertical, IconPlus } from '@tabler/icons-react';
import type { HTMLAttributes, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { moveWithin } from '../../lib/list-order.ts';
import { newId } from '../../lib/new-id.ts';
import { offerUndo } from '../../lib/undo.ts';
import { useDragOrder } from '../../lib/use-drag-order.ts';
import { BlockFields, type FieldTools } from './block-fields.tsx';
import { FIELDS, headOf } from './fields.ts';
import styles from './landing.module.css';
import { OrderButtons } from './order-buttons.tsx';

interface Props {
  content: PageContent;
  remarks: readonly PageRemark[];
  /** Ids of the blocks that are open. */
  open: readonly string[];
  tools: FieldTools;
  onOpen(id: string): void;
  onChange(content: PageContent): void;
}

/** Blocks in their order; one opens at a tap. All of it works by keyboard and on a phone. */
export function BlockList({ content, remarks, open, tools, onOpen, onChange }: Props) {
  const { t } = useTranslation('landing');
  const { blocks } = content;
  const set = (next: Block[]) => onChange({ ...content, blocks: next });
  const move = (from: number, to: number) => set(moveWithin(blocks, from, to));
  const drag = useDragOrder(blocks.length, move);
  const add = (kind: BlockKind) => {
    const block = newBlock(kind, newId().replaceAll('-', '').slice(-12));
    set([...blocks, block]);
    onOpen(block.id);
  };
  return (
    <div className={styles.blocks}>
      <ol ref={drag.list} className={styles.list}>
        {blocks.map((block, at) => (
          <li key={block.id} className={`card ${styles.block}`} data-mark={drag.markOf(at)}>
            <BlockHead
              grip={blocks.length > 1 ? drag.handleOf(at) : null}
              block={block}
              isOpen={open.includes(block.id)}
              stops={
                remarks.filter(({ blockId, weight }) => blockId === block.id && weight === 'stop').length
              }
              onToggle={() => onOpen(block.id)}
            >
              <OrderButtons
                name={t(`kinds.${block.kind}.name`)}
                at={at}
                count={blocks.length}
                onMove={(by) => move(at, at + by)}
                onRemove={() => {
                  set(blocks.filter(({ id }) => id !== block.id));
                  offerUndo(t('editor.blockRemoved', { name: t(`kinds.${block.kind}.name`) }), () =>
                    set([...blocks]),
                  );
                }}
              />
            </BlockHead>
            {open.includes(block.id) && (
              <div className={styles.blockBody} id={`fields-${block.id}`}>
                <p className="small muted">{t(`kinds.${block.kind}.what`)}</p>
                <BlockFields
                  fields={FIELDS[block.kind]}
                  values={block}
                  tools={tools}
                  onChange={(part) =>
                    set(blocks.map((one) => (one.id === block.id ? ({ ...one, ...part } as Block) : one)))
                  }
                />
              </div>
            )}
          </li>
        ))}
      </ol>
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconPlus size={20} stroke={1.75} aria-hidden />}>
            {t('editor.addBlock')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu}>
          {BLOCK_KINDS.map((kind) => (
            <Menu.Item key={kind} onClick={() => add(kind)}>
              <span className={styles.kind}>{t(`kinds.${kind}.name`)}</span>
              <span className="small muted">{t(`kinds.${kind}.what`)}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

interface HeadProps {
  block: Block;
  isOpen: boolean;
  stops: number;
  onToggle(): void;
  /** Makes the sign at its side what it is dragged by; the arrows do the same by keys and on a phone. */
  grip: HTMLAttributes<HTMLElement> | null;
  children: ReactNode;
}

function BlockHead({ block, isOpen, stops, onToggle, grip, children }: HeadProps) {
  const { t } = useTranslation('landing');
  return (
    <div className={styles.blockHead}>
      {grip && (
        <span {...grip} className={styles.grip} title={t('editor.drag')} aria-hidden>
          <IconGripVertical size={20} stroke={1.75} />
        </span>
      )}
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-controls={isOpen ? `fields-${block.id}` : undefined}
        onClick={onToggle}
      >
        <IconChevronDown size={20} stroke={1.75} aria-hidden data-open={isOpen || undefined} />
        <span>
          <strong>{t(`kinds.${block.kind}.name`)}</strong>
          <span className="small muted">{headOf(block)}</span>
          {stops > 0 && <span className={styles.stops}>{t('editor.toFix', { count: stops })}</span>}
        </span>
      </button>
      {children}
    </div>
  );
}
