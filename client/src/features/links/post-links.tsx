import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { useFormat } from '../../lib/format.ts';
import { linksQuery } from './api.ts';
import { addressOf } from './link-name.ts';
import classes from './links.module.css';

/** Clicks of a post counted by its own short links, beside what its network counts. Nothing where it has none. */
export function PostLinks({ postId }: { postId: string }) {
  const { t } = useTranslation('links');
  const format = useFormat();
  const all = useQuery(linksQuery({ postId })).data?.items ?? [];
  // Personal links have a card of their own, and not everybody sees those of others.
  const links = all.filter(({ kind }) => kind !== 'person');
  if (links.length === 0) return null;
  const clicks = links.reduce((sum, link) => sum + link.clicks, 0);
  return (
    <CardSection
      title={clicks > 0 ? t('post.head', { count: clicks, n: format.number(clicks) }) : t('post.headNone')}
      tail={links.some(({ isSimulated }) => isSimulated) && <SourceTag kind="simulated" />}
    >
      <ul className={classes.list}>
        {links.map((link) => (
          <li key={link.id}>
            <Link className="link" to="/links/$linkId" params={{ linkId: link.id }}>
              {[link.channel?.name, addressOf(link.target)].filter(Boolean).join(': ')}
            </Link>
            <span className="num">{format.number(link.clicks)}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">{t('post.how')}</p>
    </CardSection>
  );
}
