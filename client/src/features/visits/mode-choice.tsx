import { Radio, Stack } from '@mantine/core';
import { reportsOf, VISIT_MODES, VISIT_REPORTS, type VisitMode } from '@rupor/shared/visits/site';
import { useTranslation } from 'react-i18next';

interface Props {
  value: VisitMode;
  onChange(mode: VisitMode): void;
}

/** How much a site may know of its visitors, each with what it can tell and what it cannot. */
export function ModeChoice({ value, onChange }: Props) {
  const { t } = useTranslation('visitSetup');
  const list = (mode: VisitMode, isFed: boolean) =>
    VISIT_REPORTS.filter((report) => reportsOf(mode).includes(report) === isFed)
      .map((report) => t(`report.${report}`))
      .join(', ');
  return (
    <Radio.Group
      label={t('mode.label')}
      value={value}
      onChange={(chosen) => onChange(VISIT_MODES.find((mode) => mode === chosen) ?? 'day')}
    >
      <Stack gap="sm" mt="xs">
        {VISIT_MODES.map((mode) => (
          <Radio
            key={mode}
            value={mode}
            label={t(`mode.${mode}`)}
            description={
              <>
                {t(`modeWhat.${mode}`)} {t('mode.fed', { reports: list(mode, true) })}
                {list(mode, false) && ` ${t('mode.notFed', { reports: list(mode, false) })}`}
              </>
            }
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
