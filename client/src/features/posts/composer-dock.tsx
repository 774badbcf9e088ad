import { Button, Menu } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dock } from '../../components/dock.tsx';
import styles from './composer.module.css';
import type { SendAct } from './send-act.ts';

interface ComposerDockProps {
  /** In words: what is in the way, or what will happen. */
  say: ReactNode;
  main: SendAct;
  /** Other acts, behind the arrow. */
  others: readonly SendAct[];
  isSending: boolean;
  onAct(act: SendAct): void;
}

/** The one main act of the composer, always at hand and never greyed out. */
export function ComposerDock({ say, main, others, isSending, onAct }: ComposerDockProps) {
  const { t } = useTranslation('posts');
  return (
    <Dock say={say}>
      <Button.Group>
        <Button
          variant="filled"
          loading={isSending}
          onClick={() => onAct(main)}
          aria-keyshortcuts="Control+Enter"
          className={styles.dockMain}
        >
          {t(`act.${main}`)}
        </Button>
        {others.length > 0 && (
          <Menu position="top-end">
            <Menu.Target>
              <Button variant="filled" px="xs" aria-label={t('act.more')} className={styles.dockMore}>
                <IconChevronUp size={20} stroke={1.75} aria-hidden />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {others.map((act) => (
                <Menu.Item key={act} onClick={() => onAct(act)}>
                  {t(`act.${act}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </Button.Group>
    </Dock>
  );
}
