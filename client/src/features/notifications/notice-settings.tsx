import { Select, Stack, Switch, TextInput } from '@mantine/core';
import { NEWS_GROUPS, type NewsGroup } from '@rupor/shared/notifications/kinds';
import type { OwnNoticeSettings } from '@rupor/shared/notifications/news';
import { Pace, type NoticeSettings as Settings } from '@rupor/shared/notifications/settings';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../lib/errors.ts';
import { zoneLabel } from '../../lib/format.ts';
import { offerUndo } from '../../lib/undo.ts';
import { noticeSettingsQuery, saveNoticeSettingsMutation } from './api.ts';
import classes from './notice-settings.module.css';

/** What switches on again: the night of the defaults. */
const NIGHT = { quietFrom: '22:00', quietTo: '08:00' };
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour));

/** What to be told of, where and when. Each choice holds at once, also for what has not left yet. */
export function NoticeSettings({ own }: { own: OwnNoticeSettings }) {
  const { t } = useTranslation(['notifications', 'common']);
  const queries = useQueryClient();
  const { settings } = own;
  const save = useMutation({
    ...saveNoticeSettingsMutation(),
    onSuccess: (fresh) => {
      queries.setQueryData(noticeSettingsQuery().queryKey, fresh);
      offerUndo(t('notifications:settings.saved'));
    },
    onError: (error) => offerUndo(errorSentence(error, t)),
  });
  const change = (patch: Partial<Settings>) => save.mutate({ ...settings, ...patch });
  const ways = [
    ...(own.hasMail ? (['email'] as const) : []),
    ...(own.chat && !own.chat.isBlocked ? (['telegram'] as const) : []),
  ];
  return (
    <Stack gap="md">
      <p>
        {own.hasMail
          ? t('notifications:settings.mail', { email: own.email })
          : t('notifications:settings.noMail')}
      </p>
      {ways.length > 0 &&
        NEWS_GROUPS.map((group) => (
          <GroupPace key={group} group={group} ways={ways} settings={settings} onChange={change} />
        ))}
      {ways.length > 0 && <Times own={own} onChange={change} />}
    </Stack>
  );
}

interface GroupProps {
  group: NewsGroup;
  ways: readonly ('email' | 'telegram')[];
  settings: Settings;
  onChange(patch: Partial<Settings>): void;
}

function GroupPace({ group, ways, settings, onChange }: GroupProps) {
  const { t } = useTranslation('notifications');
  return (
    <fieldset className={classes.group}>
      <legend>{t(`settings.groups.${group}.name`)}</legend>
      <p className={classes.hint}>{t(`settings.groups.${group}.what`)}</p>
      <div className={classes.ways}>
        {ways.map((way) => (
          <Select
            key={way}
            label={t(`settings.ways.${way}`)}
            data={Pace.options.map((value) => ({ value, label: t(`settings.paces.${value}`) }))}
            value={settings.ways[group][way]}
            allowDeselect={false}
            onChange={(value) => {
              const pace = Pace.parse(value);
              onChange({ ways: { ...settings.ways, [group]: { ...settings.ways[group], [way]: pace } } });
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Times({ own, onChange }: { own: OwnNoticeSettings; onChange(patch: Partial<Settings>): void }) {
  const { t } = useTranslation('notifications');
  const { quietFrom, quietTo, digestHour } = own.settings;
  const isQuiet = quietFrom !== null && quietTo !== null;
  return (
    <fieldset className={classes.group}>
      <legend>{t('settings.when')}</legend>
      <p className={classes.hint}>{t('settings.zone', { zone: zoneLabel(own.timeZone) })}</p>
      <Stack gap="sm">
        <Select
          label={t('settings.digestHour')}
          data={HOURS.map((value) => ({ value, label: `${value.padStart(2, '0')}:00` }))}
          value={String(digestHour)}
          allowDeselect={false}
          onChange={(value) => onChange({ digestHour: Number(value) })}
        />
        <Switch
          label={t('settings.quiet')}
          description={t('settings.quietWhat')}
          checked={isQuiet}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? NIGHT : { quietFrom: null, quietTo: null })
          }
        />
        {isQuiet && (
          <div className={classes.ways}>
            <TimeField
              label={t('settings.quietFrom')}
              value={quietFrom}
              onDone={(time) => onChange({ quietFrom: time })}
            />
            <TimeField
              label={t('settings.quietTo')}
              value={quietTo}
              onDone={(time) => onChange({ quietTo: time })}
            />
          </div>
        )}
      </Stack>
    </fieldset>
  );
}

interface TimeProps {
  label: string;
  value: string;
  onDone(time: string): void;
}

/** Kept when the field is left: half a time is no time. */
function TimeField({ label, value, onDone }: TimeProps) {
  return (
    <TextInput
      key={value}
      type="time"
      label={label}
      defaultValue={value}
      onBlur={({ currentTarget }) => {
        const time = currentTarget.value;
        if (time !== value && /^\d{2}:\d{2}$/.test(time)) onDone(time);
      }}
    />
  );
}
