import { Button, Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { ConsentState, type PersonConsent } from '@rupor/shared/media/passport';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newId } from '../../lib/new-id.ts';
import { networksQuery } from '../channels/api.ts';
import styles from './library.module.css';
import { ProofField } from './proof-field.tsx';

interface Props {
  people: readonly PersonConsent[];
  /** Entries that are saved: only they can be withdrawn. */
  saved: readonly string[];
  onPeople(people: PersonConsent[]): void;
  onWithdraw(person: PersonConsent): void;
}

/** Who can be recognised, and what each of them has allowed. */
export function PeopleFields({ people, saved, onPeople, onWithdraw }: Props) {
  const { t } = useTranslation('library');
  const change = (id: string, patch: Partial<PersonConsent>) =>
    onPeople(people.map((person) => (person.id === id ? { ...person, ...patch } : person)));
  return (
    <div className={styles.stack}>
      {people.map((person) => (
        <PersonCard
          key={person.id}
          person={person}
          onChange={(patch) => change(person.id, patch)}
          onRemove={() => onPeople(people.filter(({ id }) => id !== person.id))}
          onWithdraw={saved.includes(person.id) ? () => onWithdraw(person) : null}
        />
      ))}
      <div className={styles.row}>
        <Button variant="default" onClick={() => onPeople([...people, newPerson()])}>
          {t('people.add')}
        </Button>
      </div>
    </div>
  );
}

function newPerson(): PersonConsent {
  return {
    id: newId(),
    name: '',
    state: 'unknown',
    notedBy: '',
    proofId: null,
    networks: [],
    until: null,
    isForAdverts: false,
    isMinor: false,
    guardianProofId: null,
  };
}

interface PersonCardProps {
  person: PersonConsent;
  onChange(patch: Partial<PersonConsent>): void;
  onRemove(): void;
  onWithdraw: (() => void) | null;
}

function PersonCard({ person, onChange, onRemove, onWithdraw }: PersonCardProps) {
  const { t } = useTranslation('library');
  if (person.state === 'withdrawn')
    return (
      <div className={styles.person}>
        <p>
          <b>{person.name}</b> <span className={styles.bad}>{t('people.withdrawn')}</span>
        </p>
      </div>
    );
  const states = ConsentState.options.filter((state) => state !== 'withdrawn');
  const isAsked = person.state === 'oral' || person.state === 'written';
  return (
    <fieldset className={styles.person} aria-label={person.name || t('people.name')}>
      <TextInput
        label={t('people.name')}
        value={person.name}
        maxLength={120}
        required
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
      />
      <Select
        label={t('people.state')}
        data={states.map((state) => ({ value: state, label: t(`consent.${state}`) }))}
        value={person.state}
        allowDeselect={false}
        onChange={(state) => onChange({ state: ConsentState.parse(state) })}
      />
      {isAsked && <ConsentScope person={person} onChange={onChange} />}
      <Checkbox
        label={t('people.minor')}
        checked={person.isMinor}
        onChange={({ currentTarget }) => onChange({ isMinor: currentTarget.checked })}
      />
      {person.isMinor && (
        <ProofField
          label={t('people.guardian')}
          ids={person.guardianProofId ? [person.guardianProofId] : []}
          max={1}
          onIds={([id]) => onChange({ guardianProofId: id ?? null })}
        />
      )}
      <div className={styles.row}>
        {onWithdraw ? (
          <Button variant="outline" color="red" onClick={onWithdraw}>
            {t('people.withdraw')}
          </Button>
        ) : (
          <Button variant="subtle" onClick={onRemove}>
            {t('people.remove')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** Who heard it, where it holds, how long, and whether in adverts. */
function ConsentScope({ person, onChange }: Pick<PersonCardProps, 'person' | 'onChange'>) {
  const { t } = useTranslation(['library', 'networks']);
  const networks = useQuery(networksQuery()).data ?? [];
  return (
    <>
      <TextInput
        label={t('library:people.notedBy')}
        value={person.notedBy}
        maxLength={120}
        onChange={({ currentTarget }) => onChange({ notedBy: currentTarget.value })}
      />
      {person.state === 'written' && (
        <ProofField
          label={t('library:people.scan')}
          ids={person.proofId ? [person.proofId] : []}
          max={1}
          onIds={([id]) => onChange({ proofId: id ?? null })}
        />
      )}
      <MultiSelect
        label={t('library:people.networks')}
        placeholder={person.networks.length === 0 ? t('library:people.everywhere') : undefined}
        data={networks.map(({ id, name }) => ({
          value: id,
          label: t(`networks:${id}.name`, { defaultValue: name }),
        }))}
        value={person.networks}
        onChange={(ids) => onChange({ networks: ids })}
        searchable
      />
      <TextInput
        type="date"
        label={t('library:people.until')}
        value={person.until ?? ''}
        onChange={({ currentTarget }) => onChange({ until: currentTarget.value || null })}
      />
      <Checkbox
        label={t('library:people.adverts')}
        checked={person.isForAdverts}
        onChange={({ currentTarget }) => onChange({ isForAdverts: currentTarget.checked })}
      />
    </>
  );
}
