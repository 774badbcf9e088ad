import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './chip.module.css';
import { NewNameDialog } from './new-name-dialog.tsx';

interface Choice {
  id: string;
  name: string;
}

interface ChipSelectProps {
  icon: ReactNode;
  label: string;
  /** Words when nothing is chosen. */
  none: string;
  choices: readonly Choice[];
  value: string | null;
  onValue(id: string | null): void;
  /** Absent: the person may not add one. */
  create?: { title: string; run(name: string): Promise<Choice> };
}

const NEW = 'new';

/** A chip that is a list: one choice or none, and a way to add one. */
export function ChipSelect({ icon, label, none, choices, value, onValue, create }: ChipSelectProps) {
  const { t } = useTranslation('campaigns');
  const id = useId();
  const [isAdding, setAdding] = useState(false);
  return (
    <span className={styles.chip} data-on={value !== null}>
      {icon}
      <label htmlFor={id} className="sr">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          if (currentTarget.value === NEW) setAdding(true);
          else onValue(currentTarget.value || null);
        }}
      >
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
        {create && <option value={NEW}>{t('add')}</option>}
      </select>
      {create && (
        <NewNameDialog
          title={create.title}
          isOpen={isAdding}
          onClose={() => setAdding(false)}
          onCreate={async (name) => {
            const made = await create.run(name);
            setAdding(false);
            onValue(made.id);
          }}
        />
      )}
    </span>
  );
}
