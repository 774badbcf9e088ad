import { Button, Checkbox, TextInput } from '@mantine/core';
import type { ShownPerson } from '@rupor/shared/stories/story-parts';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './stories.module.css';

interface Props {
  people: readonly ShownPerson[];
  onPeople(people: ShownPerson[]): void;
}

/** Who is named or shown, each with the tick of their consent. */
export function PeopleField({ people, onPeople }: Props) {
  const { t } = useTranslation('stories');
  const change = (at: number, part: Partial<ShownPerson>) =>
    onPeople(people.map((person, index) => (index === at ? { ...person, ...part } : person)));
  return (
    <fieldset className={styles.people}>
      <legend>{t('form.people')}</legend>
      <p className="small muted">{t('form.peopleHint')}</p>
      {people.map((person, index) => (
        <div key={index} className={styles.person}>
          <TextInput
            aria-label={t('form.personName', { number: index + 1 })}
            placeholder={t('form.personPlaceholder')}
            value={person.name}
            maxLength={120}
            onChange={({ currentTarget }) => change(index, { name: currentTarget.value })}
          />
          <Checkbox
            label={t('form.hasConsent')}
            checked={person.hasConsent}
            onChange={({ currentTarget }) => change(index, { hasConsent: currentTarget.checked })}
          />
          <Button
            size="sm"
            variant="subtle"
            aria-label={t('form.removePerson', { number: index + 1 })}
            onClick={() => onPeople(people.filter((_, other) => other !== index))}
          >
            {t('form.remove')}
          </Button>
        </div>
      ))}
      <Button
        size="sm"
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.75} aria-hidden />}
        onClick={() => onPeople([...people, { name: '', hasConsent: false }])}
      >
        {t('form.addPerson')}
      </Button>
    </fieldset>
  );
}
