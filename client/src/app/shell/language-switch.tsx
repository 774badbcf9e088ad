import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isLanguage, setLanguage } from '../../lib/i18n.ts';

/** Each language by its own name, at once and on this device. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('common:language')}
      value={i18n.language}
      onChange={(value) => {
        if (isLanguage(value)) void setLanguage(value);
      }}
      data={[
        { value: 'ru', label: <span lang="ru">Русский</span> },
        { value: 'en', label: <span lang="en">English</span> },
      ]}
    />
  );
}
