import type { Post } from '@rupor/shared/posts/fields';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CardSection } from '../../components/section.tsx';
import { segmentsQuery } from '../audiences/api.ts';
import { campaignsQuery, rubricsQuery } from '../campaigns/api.ts';
import styles from './post.module.css';
import { PostOrigin } from './post-origin.tsx';

/** What the post belongs to, and who wrote it. */
export function PostAbout({ post }: { post: Post }) {
  const { t } = useTranslation('posts');
  const rubrics = useQuery(rubricsQuery()).data ?? [];
  const campaigns = useQuery(campaignsQuery()).data ?? [];
  const segments = useQuery(segmentsQuery()).data ?? [];
  const names = segments.filter(({ id }) => post.segmentIds.includes(id)).map(({ name }) => name);
  const isImported = post.targets.some((target) => target.isImported);
  const campaign = campaigns.find(({ id }) => id === post.campaignId);
  const facts: { name: string; value: ReactNode }[] = [
    { name: t('post.rubric'), value: rubrics.find(({ id }) => id === post.rubricId)?.name },
    {
      name: t('post.campaign'),
      value: campaign && (
        <Link to="/campaigns/$campaignId" params={{ campaignId: campaign.id }} className="link">
          {campaign.name}
        </Link>
      ),
    },
    { name: t('post.segments'), value: names.length > 0 ? names.join(', ') : undefined },
    ...(post.origin ? [{ name: t('origin.title'), value: <PostOrigin origin={post.origin} /> }] : []),
    { name: t('post.author'), value: isImported ? t('post.notOurs') : post.author?.name },
    { name: t('post.editor'), value: post.editedBy?.name },
  ];
  return (
    <CardSection title={t('post.about')}>
      <dl className={styles.facts}>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? t('post.none')}</dd>
          </div>
        ))}
      </dl>
    </CardSection>
  );
}
