import { Group, Select, Stack, TextInput } from '@mantine/core';
import { awakeHours, type ShiftPattern, type ShiftPreset } from '@rupor/shared/audiences/shifts';
import { useTranslation } from 'react-i18next';
import { AwakeStrip } from '../../components/awake-strip.tsx';
import { ZoneSelect } from '../../components/zone-select.tsx';
import { todayIn } from '../../lib/format.ts';
import { PRESETS, patternOf, presetOf, shiftsOf, withCrews, withHours } from './shift-draft.ts';

interface Props {
  value: ShiftPattern | null;
  organizationZone: string;
  onChange(value: ShiftPattern | null): void;
}

const UNKNOWN = 'unknown';
const OWN = 'own';

/** When these people work: a usual pattern, then its hours. */
export function ShiftFields({ value, organizationZone, onChange }: Props) {
  const { t } = useTranslation('audiences');
  const preset = value ? (presetOf(value) ?? OWN) : UNKNOWN;
  const choose = (next: string | null) => {
    const chosen = PRESETS.find((one) => one === next);
    if (chosen) onChange(patternOf(chosen, value?.timeZone ?? organizationZone));
    else if (next === UNKNOWN) onChange(null);
  };
  return (
    <Stack gap="sm">
      <Select
        label={t('shift.label')}
        description={t('shift.hint')}
        data={[
          { value: UNKNOWN, label: t('shift.unknown') },
          ...PRESETS.map((one: ShiftPreset) => ({ value: one, label: t(`shift.presets.${one}`) })),
          ...(preset === OWN ? [{ value: OWN, label: t('shift.own') }] : []),
        ]}
        value={preset}
        allowDeselect={false}
        onChange={choose}
      />
      {value && <Hours value={value} onChange={onChange} />}
    </Stack>
  );
}

function Hours({ value, onChange }: { value: ShiftPattern; onChange(value: ShiftPattern): void }) {
  const { t } = useTranslation('audiences');
  const isCycle = presetOf(value) !== 'fiveDays';
  const today = todayIn(value.timeZone);
  return (
    <>
      {shiftsOf(value).map((shift, index) => (
        <Group key={index} gap="xs" grow>
          <TextInput
            type="time"
            label={t('shift.from', { n: index + 1 })}
            value={shift.from}
            onChange={({ currentTarget }) =>
              currentTarget.value !== '' &&
              onChange(withHours(value, shift, { ...shift, from: currentTarget.value }))
            }
          />
          <TextInput
            type="time"
            label={t('shift.to')}
            value={shift.to}
            onChange={({ currentTarget }) =>
              currentTarget.value !== '' &&
              onChange(withHours(value, shift, { ...shift, to: currentTarget.value }))
            }
          />
        </Group>
      ))}
      {isCycle && (
        <>
          <Select
            label={t('shift.whose')}
            data={[
              { value: 'all', label: t('shift.all') },
              { value: 'one', label: t('shift.one') },
            ]}
            value={value.crews.length > 1 ? 'all' : 'one'}
            allowDeselect={false}
            onChange={(whose) => onChange(withCrews(value, whose === 'one' ? 'one' : 'all'))}
          />
          <TextInput
            type="date"
            label={t('shift.anchor')}
            description={t('shift.anchorHint')}
            value={value.anchorDay}
            onChange={({ currentTarget }) =>
              currentTarget.value !== '' && onChange({ ...value, anchorDay: currentTarget.value })
            }
          />
        </>
      )}
      <ZoneSelect
        label={t('shift.zone')}
        value={value.timeZone}
        onChange={(timeZone) => timeZone && onChange({ ...value, timeZone })}
      />
      <div>
        <p className="small muted">{t('shift.preview')}</p>
        <AwakeStrip
          hasWords
          name={t('shift.preview')}
          hours={awakeHours(value, { day: today, timeZone: value.timeZone })}
        />
      </div>
    </>
  );
}
