import { Pagination } from '@mantine/core';
import { LINKS_ON_A_PAGE, type ShortLink } from '@rupor/shared/links/contract';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CardTable, type CardTableColumn } from '../../components/card-table.tsx';
import { SourceTag } from '../../components/source-tag.tsx';
import { useFormat } from '../../lib/format.ts';
import { addressOf, bareUrl, nameOf } from './link-name.ts';
import classes from './links.module.css';

interface Props {
  links: readonly ShortLink[];
  total: number;
  page: number;
  zone: string;
  onPage(page: number): void;
}

export function LinksList({ links, total, page, zone, onPage }: Props) {
  const { t } = useTranslation('links');
  const format = useFormat();
  const pages = Math.ceil(total / LINKS_ON_A_PAGE);
  const columns: CardTableColumn<ShortLink>[] = [
    {
      id: 'name',
      title: t('list.link'),
      cell: (link) => (
        <span className={classes.name}>
          <Link className="link" to="/links/$linkId" params={{ linkId: link.id }}>
            {nameOf(link)}
          </Link>
          <span className={classes.address}>
            {bareUrl(link.url)} → {addressOf(link.target)}
          </span>
          <LinkState link={link} />
        </span>
      ),
    },
    { id: 'where', title: t('list.where'), cell: (link) => whereOf(link, t) },
    {
      id: 'clicks',
      title: t('list.clicks'),
      align: 'right',
      cell: (link) => (
        <>
          {link.isSimulated && <SourceTag kind="simulated" />} {format.number(link.clicks)}
        </>
      ),
    },
    {
      id: 'visitors',
      title: t('list.visitors'),
      align: 'right',
      cell: (link) => format.number(link.visitors),
    },
    {
      id: 'last',
      title: t('list.last'),
      align: 'right',
      cell: (link) => (link.lastClickAt ? format.date(link.lastClickAt, zone) : t('list.never')),
    },
  ];
  return (
    <>
      <CardTable caption={t('list.caption')} columns={columns} rows={links} rowKey={({ id }) => id} />
      {pages > 1 && (
        <Pagination
          className={classes.pages}
          total={pages}
          value={page}
          onChange={onPage}
          aria-label={t('list.pages')}
          withControls={false}
          getItemProps={(item) => ({ 'aria-label': t('list.page', { page: item }) })}
        />
      )}
    </>
  );
}

/** Said only where something is to be done or to be known; a link that works says nothing. */
export function LinkState({ link }: { link: Pick<ShortLink, 'state' | 'answer'> }) {
  const { t } = useTranslation('links');
  if (link.state !== 'works') return <span className={classes.state}>{t(`state.${link.state}`)}</span>;
  if (link.answer !== 'dead') return null;
  return (
    <span className={classes.state} data-bad>
      {t('state.dead')}
    </span>
  );
}

function whereOf(link: ShortLink, t: (key: string) => string): string {
  if (link.kind === 'post') return link.channel?.name ?? t('kind.post');
  if (link.kind === 'person') return link.person?.name ?? t('mine.nobody');
  return link.campaign?.name ?? t(`kind.${link.kind}`);
}
