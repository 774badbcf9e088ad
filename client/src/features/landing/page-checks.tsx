import { VisuallyHidden } from '@mantine/core';
import type { PageContent } from '@rupor/shared/landing/blocks';
import { MAX_BYTES, type PageRemark } from '@rupor/shared/landing/lint';
import { IconAlertOctagon, IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { useFormat } from '../../lib/format.ts';
import styles from './landing.module.css';

interface Props {
  content: PageContent;
  remarks: readonly PageRemark[];
  bytes: number | null;
  onBlock(id: string): void;
}

/** What stops the page, what would work better, each with what to do; then its weight. */
export function PageChecks({ content, remarks, bytes, onBlock }: Props) {
  const { t } = useTranslation('landing');
  const format = useFormat();
  const stops = remarks.filter(({ weight }) => weight === 'stop').length;
  const title =
    stops > 0 ? t('checks.stops', { count: stops }) : t(remarks.length > 0 ? 'checks.advice' : 'checks.fine');
  return (
    <CardSection title={title}>
      <ul className={styles.remarks}>
        {remarks.map((remark) => (
          <Remark
            key={`${remark.code} ${remark.blockId} ${JSON.stringify(remark.params)}`}
            remark={remark}
            block={content.blocks.find(({ id }) => id === remark.blockId) ?? null}
            onBlock={onBlock}
          />
        ))}
      </ul>
      <p className="small muted">
        {bytes === null
          ? t('checks.weightUnknown')
          : t('checks.weight', { kb: format.number(bytes / 1000, 1), max: format.number(MAX_BYTES / 1000) })}
      </p>
    </CardSection>
  );
}

interface RemarkProps {
  remark: PageRemark;
  block: PageContent['blocks'][number] | null;
  onBlock(id: string): void;
}

function Remark({ remark: { code, weight, params }, block, onBlock }: RemarkProps) {
  const { t } = useTranslation('landing');
  const Sign = weight === 'stop' ? IconAlertOctagon : IconAlertTriangle;
  return (
    <li data-weight={weight}>
      <Sign size={20} stroke={1.75} aria-hidden />
      <span>
        <VisuallyHidden>{t(`checks.${weight}`)} </VisuallyHidden>
        {t(`remarks.${code}`, params)}
        {block && (
          <button type="button" className={styles.goto} onClick={() => onBlock(block.id)}>
            {t('checks.goto', { name: t(`kinds.${block.kind}.name`) })}
          </button>
        )}
      </span>
    </li>
  );
}
