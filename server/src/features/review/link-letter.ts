interface Facts {
  url: string;
  asker: string;
  heading: string;
  organization: { name: string; locale: string; timeZone: string };
  expiresAt: Date;
}

/** In the organization's language: whoever gets it has no account. The text of the post stays in Rupor. */
export function linkLetter({ url, asker, heading, organization, expiresAt }: Facts): {
  subject: string;
  text: string;
} {
  const { name, locale, timeZone } = organization;
  const until = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    expiresAt,
  );
  if (locale === 'en')
    return {
      subject: `${name}: please read a post before it goes out`,
      text: `${asker} asks you to read “${heading}” and to answer.\n\nOpen this link, read the post and approve it or send it back:\n${url}\n\nThe link works until ${until}, for one answer. It needs no password: give it to nobody else.\n`,
    };
  return {
    subject: `${name}: прочитайте публикацию до выхода`,
    text: `${asker} просит вас прочитать «${heading}» и ответить.\n\nОткройте ссылку, прочитайте и согласуйте публикацию или верните её:\n${url}\n\nСсылка работает до ${until}, на один ответ. Пароль не нужен, поэтому никому её не пересылайте.\n`,
  };
}
