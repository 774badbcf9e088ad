import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page-head.module.css';

interface Props {
  /** The answer of the page, a sentence of at most two lines. */
  title: ReactNode;
  /** Name of the browser tab where the sentence is not text or too long. */
  docTitle?: string;
  /** The line above the title: date, zone, kind of thing. */
  over?: ReactNode;
  /** The explaining line under it. */
  sub?: ReactNode;
  /** At most one of them is filled. Phones hide them unless `keepActs`: their acts are in the bars. */
  acts?: ReactNode;
  keepActs?: boolean;
}

export function PageHead({ title, docTitle, over, sub, acts, keepActs = false }: Props) {
  const { t } = useTranslation();
  const name = docTitle ?? (typeof title === 'string' ? title : undefined);
  useEffect(() => {
    if (name) document.title = `${name} · ${t('common:name')}`;
  }, [name, t]);
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        {over && <div className={classes.over}>{over}</div>}
        <h1 id="page-title">{title}</h1>
        {sub && <p className={classes.sub}>{sub}</p>}
      </div>
      {acts && (
        <div className={classes.acts} data-keep={keepActs || undefined}>
          {acts}
        </div>
      )}
    </header>
  );
}
