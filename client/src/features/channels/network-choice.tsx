import { Button } from '@mantine/core';
import { shownFields } from '@rupor/shared/channels/connect-fields';
import type { Channel } from '@rupor/shared/channels/contract';
import type { NetworkCapabilities } from '@rupor/shared/networks/capabilities';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { NetworkSign } from '../../components/network-sign.tsx';
import { errorSentence } from '../../lib/errors.ts';
import { offerUndo } from '../../lib/undo.ts';
import classes from './connect.module.css';
import { useConnectPractice } from './use-connect-practice.ts';

interface Props {
  networks: NetworkCapabilities[];
  onPracticeConnected(channels: Channel[]): void;
}

/** The practice network first: it needs nothing. Then the real ones, each with what one has to know. */
export function NetworkChoice({ networks, onPracticeConnected }: Props) {
  const { t } = useTranslation(['channels', 'networks']);
  return (
    <div className={classes.choices}>
      <PracticeChoice
        networks={networks.filter((network) => network.simulated)}
        onConnected={onPracticeConnected}
      />
      <section className={`card ${classes.real}`}>
        <h2>{t('channels:choose.real')}</h2>
        <ul className={classes.networks}>
          {networks
            .filter((network) => !network.simulated)
            .map((network) => (
              <li key={network.id}>
                <RealChoice network={network} />
              </li>
            ))}
        </ul>
      </section>
    </div>
  );
}

function PracticeChoice({
  networks,
  onConnected,
}: {
  networks: NetworkCapabilities[];
  onConnected(channels: Channel[]): void;
}) {
  const { t } = useTranslation(['channels', 'networks']);
  const practice = useConnectPractice();
  const start = () =>
    practice.mutate(undefined, {
      onSuccess: onConnected,
      onError: (error) => offerUndo(errorSentence(error, t)),
    });
  return (
    <section className={`card ${classes.practice}`}>
      <div>
        <h2>{t('channels:choose.practice')}</h2>
        <p className="muted">{t('channels:choose.practiceText')}</p>
      </div>
      <div>
        <Button variant="filled" onClick={start} loading={practice.isPending}>
          {t('channels:acts.practiceAll')}
        </Button>
      </div>
      <div className={classes.kinds}>
        {networks.map(({ id }) => (
          <LinkButton key={id} size="sm" to="/channels/new" search={{ network: id }}>
            {t(`networks:${id}.name`)}
          </LinkButton>
        ))}
      </div>
    </section>
  );
}

function RealChoice({ network }: { network: NetworkCapabilities }) {
  const { t } = useTranslation(['channels', 'networks']);
  const name = t(`networks:${network.id}.name`);
  const needed = shownFields(network.connectFields, {})
    .filter((field) => field.required && field.kind !== 'choice')
    .map((field) => lowerFirst(t(`networks:${network.id}.fields.${field.name}.label`)));
  return (
    <Link
      className={classes.choice}
      to="/channels/new"
      search={{ network: network.id }}
      aria-label={t('channels:choose.pick', { name })}
    >
      <NetworkSign network={network.id} />
      <span>
        <span className={classes.choiceName}>{name}</span>
        <br />
        <span className="small muted">
          {needed.length > 0
            ? t('channels:choose.howMuch', { fields: needed.join(', ') })
            : t('channels:choose.noKeys')}
        </span>
      </span>
      <IconChevronRight size={20} stroke={1.75} aria-hidden="true" />
    </Link>
  );
}

/** Only the first letter: names inside stay names. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}
