import { NativeSelect } from '@mantine/core';
import { PlanField, type PlanFile, type PlanMapping } from '@rupor/shared/posts/plan-file';
import { useTranslation } from 'react-i18next';
import styles from './bulk.module.css';

interface Props {
  file: PlanFile;
  mapping: PlanMapping;
  onChange(mapping: PlanMapping): void;
}

/** What each column of the file means; a meaning that is given anew leaves the column it had. */
export function MappingList({ file, mapping, onChange }: Props) {
  const { t } = useTranslation('planFiles');
  const set = (at: number, field: PlanField | null) =>
    onChange(
      mapping.map((old, index) => (index === at ? field : field !== null && old === field ? null : old)),
    );
  const options = [
    { value: '', label: t('field.none') },
    ...PlanField.options.map((field) => ({ value: field, label: t(`field.${field}`) })),
  ];
  return (
    <div className={styles.stack}>
      <p>{t(file.isRemembered ? 'columns.remembered' : 'columns.guessed', { count: file.total })}</p>
      <ul className={styles.columns}>
        {file.headings.map((heading, at) => {
          const examples = file.sample.map((cells) => cells[at] ?? '').filter((cell) => cell !== '');
          return (
            <li key={at}>
              <NativeSelect
                label={heading === '' ? t('columns.nameless', { number: at + 1 }) : heading}
                value={mapping[at] ?? ''}
                onChange={({ currentTarget }) =>
                  set(at, PlanField.safeParse(currentTarget.value).data ?? null)
                }
                data={options}
              />
              <span className={`small muted ${styles.sample}`}>{examples.slice(0, 2).join(' · ')}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
