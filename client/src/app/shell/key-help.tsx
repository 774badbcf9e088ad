import { Kbd, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { readStored, writeStored } from '../../lib/stored.ts';
import classes from './key-help.module.css';
import { KEYS_SETTING } from './use-keys.ts';

const KEYS: readonly { keys: readonly string[]; key: string }[] = [
  { keys: ['Ctrl', 'K'], key: 'common:keys.search' },
  { keys: ['N'], key: 'common:keys.write' },
  { keys: ['G', 'H'], key: 'common:nav.home' },
  { keys: ['G', 'C'], key: 'common:nav.calendar' },
  { keys: ['G', 'I'], key: 'common:nav.inbox' },
  { keys: ['G', 'P'], key: 'common:nav.posts' },
  { keys: ['/'], key: 'common:keys.filter' },
  { keys: ['?'], key: 'common:keys.help' },
  { keys: ['Esc'], key: 'common:keys.escape' },
];

export function KeyHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(() => readStored(KEYS_SETTING) !== 'off');
  const change = (wanted: boolean) => {
    setOn(wanted);
    writeStored(KEYS_SETTING, wanted ? 'on' : 'off');
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('common:keys.title')}>
      <dl className={classes.keys}>
        {KEYS.map((row) => (
          <div key={row.key}>
            <dt>{t(row.key)}</dt>
            <dd>
              {row.keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t('common:keys.letters')}
        checked={isOn}
        onChange={(event) => change(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
