interface Facts {
  url: string;
  inviter: string;
  organization: { name: string; locale: string };
  expiresAt: Date;
}

/** In the organization's language: the person has none yet. */
export function invitationLetter({ url, inviter, organization, expiresAt }: Facts): {
  subject: string;
  text: string;
} {
  const day = new Intl.DateTimeFormat(organization.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    expiresAt,
  );
  if (organization.locale === 'en')
    return {
      subject: `${organization.name}: invitation to Rupor`,
      text: `${inviter} invites you to ${organization.name} in Rupor.\n\nOpen this link and choose a password:\n${url}\n\nThe link works once, until ${day}.\n`,
    };
  return {
    subject: `${organization.name}: приглашение в Рупор`,
    text: `${inviter} приглашает вас в организацию «${organization.name}» в Рупоре.\n\nОткройте ссылку и придумайте пароль:\n${url}\n\nСсылка сработает один раз, до ${day}.\n`,
  };
}
