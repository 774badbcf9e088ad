import { IconChevronDown, IconX } from '@tabler/icons-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './filter-bar.module.css';

/** A row of chips; on phones it scrolls sideways alone. Its state lives in the URL (lib/use-search-state.ts). */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={classes.bar} aria-label={label}>
      {children}
    </fieldset>
  );
}

interface ChipProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  ref?: Ref<HTMLButtonElement>;
  icon?: ReactNode;
  /** Set chips are filled and can be cleared. */
  isSet?: boolean;
  /** Opens a menu; the chip may stand as a Menu.Target. */
  hasMenu?: boolean;
  onClear?: () => void;
}

export function FilterChip({ icon, isSet = false, hasMenu = false, onClear, children, ...rest }: ChipProps) {
  const { t } = useTranslation();
  return (
    <span className={classes.chip} data-set={isSet || undefined}>
      <button type="button" {...rest} aria-pressed={hasMenu ? undefined : isSet}>
        {icon}
        {children}
        {hasMenu && !isSet && <IconChevronDown size={16} stroke={1.75} aria-hidden />}
      </button>
      {isSet && onClear && (
        <button type="button" className={classes.clear} onClick={onClear} aria-label={t('common:act.clear')}>
          <IconX size={16} stroke={1.75} aria-hidden />
        </button>
      )}
    </span>
  );
}
