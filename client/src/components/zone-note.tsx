import { Trans } from 'react-i18next';
import { formatDate, formatTime, toWallTime, useFormat, zoneCity } from '../lib/format.ts';
import { viewerZone } from '../lib/viewer-zone.ts';

interface Props {
  /** The zone a time is meant in. */
  zone: string;
  /** The moment itself, where it is known: then the person's own clock is told when it differs. */
  at?: string;
}

/** «Время: Екатеринбург, UTC+5», and «у вас будет 15:00» when that differs. */
export function ZoneNote({ zone, at }: Props) {
  const format = useFormat();
  const own = viewerZone();
  const differs = at !== undefined && toWallTime(at, own) !== toWallTime(at, zone);
  return (
    <p className="small muted">
      <Trans i18nKey="common:zone.note" values={{ zone: format.zone(zone, at) }} components={{ b: <b /> }} />
      {differs && (
        <>
          {' '}
          <OwnClock at={at} own={own} zone={zone} />
        </>
      )}
    </p>
  );
}

function OwnClock({ at, own, zone }: { at: string; own: string; zone: string }) {
  const isOtherDay = toWallTime(at, own).slice(0, 10) !== toWallTime(at, zone).slice(0, 10);
  const time = formatTime(at, own);
  const values = { city: zoneCity(own), time: isOtherDay ? `${formatDate(at, own)}, ${time}` : time };
  return <Trans i18nKey="common:zone.own" values={values} />;
}
