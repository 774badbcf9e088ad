import type { Site } from '@rupor/shared/visits/site';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../components/copy-button.tsx';
import { CardSection } from '../../components/section.tsx';
import { pictureLine, scriptLine } from './snippet.ts';
import classes from './visits.module.css';

/** The line for the pages, and what to do on pages that take no script. */
export function SnippetCard({ site, hasCome }: { site: Site; hasCome: boolean }) {
  const { t } = useTranslation('visitSetup');
  const { origin } = window.location;
  return (
    <CardSection title={t('snippet.title')}>
      <p>{t('snippet.what')}</p>
      <Line text={scriptLine(origin, site)} isMain={!hasCome} />
      <p role="status" className={hasCome ? 'small' : 'small muted'}>
        {hasCome ? t('snippet.came') : t('snippet.waits', { host: site.allowedHosts[0] ?? '' })}
      </p>
      {site.mode === 'consented' && <p className="small">{t('snippet.consent')}</p>}
      <details className={classes.fold}>
        <summary>{t('snippet.noScript')}</summary>
        <p className="small muted">{t('snippet.noScriptWhat')}</p>
        <Line text={pictureLine(origin, site)} />
      </details>
      <details className={classes.fold}>
        <summary>{t('snippet.more')}</summary>
        <ul className="small">
          <li>{t('snippet.named')}</li>
          <li>{t('snippet.call')}</li>
          <li>{t('snippet.quiet')}</li>
        </ul>
      </details>
    </CardSection>
  );
}

function Line({ text, isMain = false }: { text: string; isMain?: boolean }) {
  const { t } = useTranslation('visitSetup');
  return (
    <div style={{ display: 'grid', gap: '0.5rem', marginBlock: '0.5rem' }}>
      <code className={classes.code}>{text}</code>
      <div>
        <CopyButton variant={isMain ? 'filled' : 'default'} text={text} done={t('snippet.copied')}>
          {t('snippet.copy')}
        </CopyButton>
      </div>
    </div>
  );
}
