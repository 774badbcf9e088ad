import { splitText } from '@rupor/shared/posts/split-text';
import { useTranslation } from 'react-i18next';
import type { ChosenChannel } from './checks.ts';
import styles from './composer.module.css';
import type { DraftTarget } from './draft-content.ts';

interface SplitOfferProps {
  chosen: ChosenChannel;
  onChange(patch: Partial<DraftTarget>): void;
}

/** Too long for one post: where the network has threads, the rest may follow under it. */
export function SplitOffer({ chosen, onChange }: SplitOfferProps) {
  const { t } = useTranslation('posts');
  const { text, capabilities, pictures, files, target } = chosen;
  const parts = splitText(text, capabilities, { hasMedia: pictures.length + files.length > 0 });
  if (!parts || parts.followUps.length === 0) return null;
  const { first, followUps } = parts;
  return (
    <button
      type="button"
      className={styles.link}
      onClick={() => onChange({ text: first, followUps: [...followUps, ...target.followUps] })}
    >
      {t('preview.split', { count: followUps.length + 1 })}
    </button>
  );
}
