import { Checkbox, Select, TextInput } from '@mantine/core';
import { nameLicence } from '@rupor/shared/media/attribution';
import { CreativeCommons, Origin, type Passport, PermittedUse } from '@rupor/shared/media/passport';
import { useTranslation } from 'react-i18next';
import styles from './library.module.css';
import { ProofField } from './proof-field.tsx';

interface Props {
  passport: Passport;
  onChange(patch: Partial<Passport>): void;
}

const VERSIONS = ['4.0', '3.0', '2.5', '2.0', '1.0'] as const;

const LICENCES = CreativeCommons.shape.kind.options.flatMap((kind) =>
  (kind === 'zero' ? (['1.0'] as const) : VERSIONS).map((version) => ({
    value: `${kind} ${version}`,
    label: nameLicence({ kind, version }),
  })),
);

/** Who made it, how it came here, and what proves it. */
export function RightFields({ passport, onChange }: Props) {
  const { t } = useTranslation('library');
  const { origin, licence } = passport;
  const isTaken = origin === 'creative_commons' || origin === 'quotation';
  return (
    <div className={styles.stack}>
      <Select
        label={t('fields.origin')}
        placeholder={t('fields.choose')}
        data={Origin.options.map((one) => ({ value: one, label: t(`origins.${one}`) }))}
        value={origin}
        onChange={(value) => onChange({ origin: Origin.safeParse(value).data ?? null, licence: null })}
      />
      {origin && <p className="muted small">{t(`originHints.${origin}`)}</p>}
      <Line label={t('fields.author')} value={passport.author} onValue={(author) => onChange({ author })} />
      {isTaken && (
        <>
          <Line label={t('fields.title')} value={passport.title} onValue={(title) => onChange({ title })} />
          <Line
            label={t('fields.source')}
            value={passport.source}
            onValue={(source) => onChange({ source })}
          />
        </>
      )}
      {origin === 'creative_commons' && (
        <Select
          label={t('fields.licence')}
          placeholder={t('fields.choose')}
          data={LICENCES}
          value={licence ? `${licence.kind} ${licence.version}` : null}
          onChange={(value) => {
            const [kind, version] = (value ?? '').split(' ');
            onChange({ licence: CreativeCommons.safeParse({ kind, version }).data ?? null });
          }}
        />
      )}
      {origin === 'quotation' && (
        <Line
          label={t('fields.aim')}
          value={passport.quotationAim}
          onValue={(quotationAim) => onChange({ quotationAim })}
        />
      )}
      <ProofField
        label={t('fields.proof')}
        ids={passport.proofIds}
        max={10}
        onIds={(proofIds) => onChange({ proofIds })}
      />
      <TextInput
        type="date"
        label={t('fields.expiresOn')}
        value={passport.expiresOn ?? ''}
        onChange={({ currentTarget }) => onChange({ expiresOn: currentTarget.value || null })}
      />
      <Checkbox.Group
        label={t('fields.uses')}
        value={passport.uses}
        onChange={(uses) => onChange({ uses: PermittedUse.options.filter((use) => uses.includes(use)) })}
      >
        <div className={styles.row}>
          {PermittedUse.options.map((use) => (
            <Checkbox key={use} value={use} label={t(`uses.${use}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        label={t('fields.ai')}
        checked={passport.isAiMade ?? false}
        onChange={({ currentTarget }) => onChange({ isAiMade: currentTarget.checked })}
      />
    </div>
  );
}

function Line({ label, value, onValue }: { label: string; value: string; onValue(value: string): void }) {
  return (
    <TextInput
      label={label}
      value={value}
      maxLength={300}
      onChange={({ currentTarget }) => onValue(currentTarget.value)}
    />
  );
}
