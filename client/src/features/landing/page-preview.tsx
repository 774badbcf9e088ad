import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './landing.module.css';
import { usePreviewFrame } from './use-preview-frame.ts';

interface Props {
  html: string | null;
  part: 'page' | 'thanks';
  onPart(part: 'page' | 'thanks'): void;
  /** Of the block that was pressed; null: where the form stands. */
  onBlock(id: string | null): void;
}

/** The page as visitors will get it. The frame runs nothing and sends nothing; a press on a block is heard from here. */
export function PagePreview({ html, part, onPart, onBlock }: Props) {
  const { t } = useTranslation('landing');
  const onLoad = usePreviewFrame(onBlock);
  const [width, setWidth] = useState<'phone' | 'wide'>('phone');
  return (
    <div className={styles.preview}>
      <div className={styles.previewHead}>
        <SegmentedControl
          aria-label={t('preview.part')}
          value={part}
          onChange={(value) => onPart(value === 'thanks' ? 'thanks' : 'page')}
          data={[
            { value: 'page', label: t('preview.page') },
            { value: 'thanks', label: t('preview.thanks') },
          ]}
        />
        <SegmentedControl
          aria-label={t('preview.width')}
          className={styles.wideOnly}
          value={width}
          onChange={(value) => setWidth(value === 'wide' ? 'wide' : 'phone')}
          data={[
            { value: 'phone', label: t('preview.phone') },
            { value: 'wide', label: t('preview.wide') },
          ]}
        />
      </div>
      <p className="small muted">{t('preview.press')}</p>
      {html === null ? (
        <p className="muted">{t('preview.loading')}</p>
      ) : (
        <iframe
          title={t('preview.title')}
          className={styles.frame}
          data-width={width}
          sandbox="allow-same-origin"
          onLoad={onLoad}
          srcDoc={html}
        />
      )}
    </div>
  );
}
