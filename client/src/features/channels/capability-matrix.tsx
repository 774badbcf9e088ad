import type { Evidence, NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { NetworkSign } from '../../components/network-sign.tsx';
import { CapabilityCell } from './capability-cell.tsx';
import { ROW_GROUPS } from './describe-capabilities.ts';
import classes from './matrix.module.css';

interface Props {
  networks: NetworkCapabilities[];
}

/** Networks side by side. It scrolls sideways inside itself only. */
export function CapabilityTable({ networks }: Props) {
  const { t } = useTranslation(['channels', 'networks']);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={`card ${classes.scroll}`} tabIndex={0} aria-label={t('channels:matrix.caption')}>
      <table className={classes.table}>
        <caption className="sr">{t('channels:matrix.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr">{t('channels:matrix.what')}</span>
            </th>
            {networks.map((network) => (
              <th key={network.id} scope="col">
                <div className={classes.head}>
                  <span className={classes.headName}>
                    <NetworkSign network={network.id} />
                    {t(`networks:${network.id}.name`)}
                  </span>
                  <EvidenceMark evidence={network.evidence} />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        {ROW_GROUPS.map((group) => (
          <tbody key={group.key}>
            <tr>
              <th scope="rowgroup" colSpan={networks.length + 1}>
                {t(`channels:matrix.groups.${group.key}`)}
              </th>
            </tr>
            {group.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{t(`channels:matrix.rows.${row.key}`)}</th>
                {networks.map((network) => (
                  <td key={network.id}>
                    <CapabilityCell cell={row.read(network)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </section>
  );
}

/** The same on a phone: a card a network, its groups open one by one. */
export function CapabilityCards({ networks }: Props) {
  const { t } = useTranslation(['channels', 'networks']);
  return (
    <div className={classes.cards}>
      {networks.map((network) => (
        <section key={network.id} className={`card ${classes.card}`}>
          <h2>
            <NetworkSign network={network.id} />
            {t(`networks:${network.id}.name`)}
            <EvidenceMark evidence={network.evidence} />
          </h2>
          {ROW_GROUPS.map((group) => (
            <details key={group.key} open={group.key === 'publish'}>
              <summary>{t(`channels:matrix.groups.${group.key}`)}</summary>
              <dl>
                {group.rows.map((row) => (
                  <Fragment key={row.key}>
                    <dt>{t(`channels:matrix.rows.${row.key}`)}</dt>
                    <dd>
                      <CapabilityCell cell={row.read(network)} />
                    </dd>
                  </Fragment>
                ))}
              </dl>
            </details>
          ))}
        </section>
      ))}
    </div>
  );
}

const EVIDENCE: readonly Evidence[] = ['measured', 'documented', 'unverified', 'simulated'];

/** What the marks mean. */
export function EvidenceLegend() {
  const { t } = useTranslation('channels');
  return (
    <ul className={classes.evidence}>
      {EVIDENCE.map((evidence) => (
        <li key={evidence} className="small muted">
          {t(`matrix.evidenceText.${evidence}`)}
        </li>
      ))}
    </ul>
  );
}

function EvidenceMark({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation('channels');
  return (
    <span className={classes.mark} data-evidence={evidence}>
      {t(`matrix.evidence.${evidence}`)}
    </span>
  );
}
