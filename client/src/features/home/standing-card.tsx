import { IconHourglass, IconPencil, IconPlugX, IconServerOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../components/link-button.tsx';
import { MatterSign } from '../../components/matter-sign.tsx';
import { CardHead } from '../../components/section.tsx';
import { formatDate } from '../../lib/format.ts';
import classes from './home.module.css';
import type { Standing } from './standing.ts';

const ICONS = { sending: IconServerOff, channel: IconPlugX, draft: IconPencil, in_review: IconHourglass };

interface Props {
  items: readonly Standing[];
  zone: string;
  mayConnect: boolean;
}

/** Absent while everything moves. */
export function StandingCard({ items, zone, mayConnect }: Props) {
  const { t } = useTranslation('home');
  if (items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="home-still">
      <CardHead id="home-still" title={t('still.title')}>
        <span className="muted small">{t('still.note')}</span>
      </CardHead>
      <ul className={`${classes.items} ${classes.still}`}>
        {items.map((item) => (
          <StandingItem key={keyOf(item)} item={item} zone={zone} mayConnect={mayConnect} />
        ))}
      </ul>
    </section>
  );
}

function StandingItem({ item, zone, mayConnect }: { item: Standing; zone: string; mayConnect: boolean }) {
  const { t } = useTranslation('home');
  const Icon = ICONS[item.kind];
  const isBroken = item.kind === 'sending' || item.kind === 'channel';
  return (
    <li className={classes.item}>
      <MatterSign state={isBroken ? 'failed' : undefined}>
        <Icon size={18} stroke={1.75} aria-hidden />
      </MatterSign>
      <div>
        {item.kind === 'sending' && (
          <>
            <h3>{t('still.sending')}</h3>
            <p>{item.overdue > 0 ? t('still.overdue', { count: item.overdue }) : t('still.silent')}</p>
          </>
        )}
        {item.kind === 'channel' && (
          <>
            <h3>
              {item.channel.healthSince
                ? t('still.channelSince', {
                    name: item.channel.name,
                    date: formatDate(item.channel.healthSince, zone),
                  })
                : t('still.channel', { name: item.channel.name })}
            </h3>
            <p>{t('still.planned', { count: item.channel.plannedCount })}</p>
            {mayConnect && (
              <div className={classes.acts}>
                <LinkButton to="/channels/new" search={{ channel: item.channel.id }} size="sm">
                  {t('still.connect')}
                </LinkButton>
              </div>
            )}
          </>
        )}
        {(item.kind === 'draft' || item.kind === 'in_review') && (
          <>
            <h3>{item.post.heading || t('untitled')}</h3>
            <p>{t(`still.${item.kind}`, { count: item.days })}</p>
            <div className={classes.acts}>
              <LinkButton to="/posts/$postId" params={{ postId: item.post.id }} size="sm">
                {t(item.kind === 'draft' ? 'still.continue' : 'still.open')}
              </LinkButton>
            </div>
          </>
        )}
      </div>
    </li>
  );
}

function keyOf(item: Standing): string {
  if (item.kind === 'sending') return 'sending';
  return item.kind === 'channel' ? item.channel.id : item.post.id;
}
