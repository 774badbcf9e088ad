import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './landing.module.css';

interface Props {
  html: string | null;
  part: 'page' | 'thanks';
  onPart(part: 'page' | 'thanks'): void;
}

/** The page as visitors will get it. The frame runs nothing and sends nothing. */
export function PagePreview({ html, part, onPart }: Props) {
  const { t } = useTranslation('landing');
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
      {html === null ? (
        <p className="muted">{t('preview.loading')}</p>
      ) : (
        <iframe
          title={t('preview.title')}
          className={styles.frame}
          data-width={width}
          sandbox="allow-same-origin"
          srcDoc={html}
        />
      )}
    </div>
  );
}
