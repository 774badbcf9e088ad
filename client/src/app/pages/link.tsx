import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { CardSection } from '../../components/section.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { sessionQuery } from '../../features/auth/api.ts';
import { linkQuery } from '../../features/links/api.ts';
import { ClicksChart } from '../../features/links/clicks-chart.tsx';
import { LinkActs } from '../../features/links/link-acts.tsx';
import { LinkAddress } from '../../features/links/link-address.tsx';
import { LinkHistory, LinkSources } from '../../features/links/link-facts.tsx';
import { addressOf, nameOf } from '../../features/links/link-name.ts';
import classes from '../../features/links/links.module.css';
import { LinkState } from '../../features/links/links-list.tsx';
import { useFormat } from '../../lib/format.ts';

export function LinkPage() {
  const { linkId = '' } = useParams({ strict: false });
  const { t } = useTranslation(['links', 'common']);
  const format = useFormat();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: link } = useSuspenseQuery(linkQuery(linkId));
  const zone = session.organization?.timeZone ?? 'UTC';
  const canManage = session.permissions.includes('links.manage');
  const name = nameOf(link);
  return (
    <>
      <PageHead
        over={
          <>
            {t(`links:kind.${link.kind}`)} {link.isSimulated && <SourceTag kind="simulated" />}
          </>
        }
        title={
          link.clicks > 0
            ? t('links:link.head', {
                name,
                count: link.clicks,
                n: format.number(link.clicks),
                visitors: format.number(link.visitors),
              })
            : t('links:link.headNone', { name })
        }
        docTitle={name}
        sub={link.state !== 'works' && <LinkState link={link} />}
        keepActs
        acts={canManage && <LinkActs link={link} zone={zone} />}
      />
      {link.answer === 'dead' && (
        <ErrorNotice title={t('links:state.dead')}>{t('links:link.dead')}</ErrorNotice>
      )}
      <div className={classes.pair}>
        <div className={classes.stack}>
          <ClicksChart link={link} zone={zone} />
          <LinkHistory changes={link.changes} zone={zone} />
        </div>
        <div className={classes.stack}>
          <LinkAddress link={link} />
          <CardSection title={t('links:link.where')}>
            <p className={classes.address}>
              <a className="link" href={link.target} target="_blank" rel="noreferrer">
                {addressOf(link.target)}
              </a>
            </p>
            <p className={classes.address}>{link.target}</p>
            {link.expiresAt && (
              <p className="small">{t('links:link.until', { day: format.date(link.expiresAt, zone) })}</p>
            )}
            {link.post && (
              <p>
                <Link className="link" to="/posts/$postId" params={{ postId: link.post.id }}>
                  {t('links:link.post', { title: link.post.title, channel: link.channel?.name ?? '' })}
                </Link>
              </p>
            )}
            {link.campaign && (
              <p>
                <Link className="link" to="/campaigns/$campaignId" params={{ campaignId: link.campaign.id }}>
                  {link.campaign.name}
                </Link>
              </p>
            )}
            {link.kitId && (
              <p>
                <Link className="link" to="/links/kits/$kitId" params={{ kitId: link.kitId }}>
                  {t('links:link.kit')}
                </Link>
              </p>
            )}
          </CardSection>
          <LinkSources link={link} />
        </div>
      </div>
    </>
  );
}
