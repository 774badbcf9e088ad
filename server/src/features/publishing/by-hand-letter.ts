interface Facts {
  url: string;
  channel: string;
  heading: string;
  organization: { name: string; locale: string };
}

/** In the organization's language. The text itself stays in Rupor: letters travel through foreign servers. */
export function byHandLetter({ url, channel, heading, organization }: Facts): {
  subject: string;
  text: string;
} {
  if (organization.locale === 'en')
    return {
      subject: `${organization.name}: publish in “${channel}”`,
      text: `It is time for “${heading}” in “${channel}”, and only a person can publish there.\n\nText and pictures are ready:\n${url}\n\nPublish it and press “Published”, or “I will not”.\n`,
    };
  return {
    subject: `${organization.name}: опубликуйте в «${channel}»`,
    text: `Пришло время публикации «${heading}» в «${channel}», а туда публикует только человек.\n\nТекст и картинки готовы:\n${url}\n\nОпубликуйте и нажмите «Опубликовано» или «Не буду».\n`,
  };
}
