// A form as the world sees it: by its public key, without a session. Forms of the organization that were put away, and
// forms whose organization has not said who answers for the data, are not there.
import { fillConsent, PURPOSES } from '@rupor/shared/leads/consents';
import type { PublicForm, Question } from '@rupor/shared/leads/public-form';
import type { App } from '../../context.ts';
import { hashToken } from '../../lib/crypto.ts';
import { currentTexts, readLeadSettings } from './consent-texts.service.ts';

export interface OpenForm {
  id: string;
  organizationId: string;
  timeZone: string;
  branchId: string | null;
  campaignId: string | null;
  isDemo: boolean;
  form: PublicForm;
}

/** null: nobody has this key, or the form takes nothing now. */
export async function readPublicForm(app: App, key: string): Promise<OpenForm | null> {
  const row = await app.db.leadForm.findFirst({
    where: { key, archivedAt: null },
    include: { organization: true },
  });
  if (!row) return null;
  const { organization, organizationId } = row;
  const [settings, texts, names] = await Promise.all([
    readLeadSettings(app.db, organizationId),
    currentTexts(app.db, organizationId),
    app.db.branch.findMany({
      where: { organizationId, archivedAt: null, parentId: { not: null } },
      select: { name: true },
      orderBy: { name: 'asc' },
      take: 200,
    }),
  ]);
  if (!settings.isReady) return null;
  return {
    id: row.id,
    organizationId,
    timeZone: organization.timeZone,
    branchId: row.branchId,
    campaignId: row.campaignId,
    isDemo: organization.isDemo,
    form: {
      key,
      title: row.title,
      intro: row.intro,
      thanks: row.thanks,
      asksWorkplace: row.asksWorkplace,
      asksHeard: row.asksHeard,
      questions: row.questions as unknown as Question[],
      boxes: PURPOSES.filter((purpose) => purpose === 'call_back' || row.purposes.includes(purpose)).flatMap(
        (purpose) => {
          const current = texts.get(purpose);
          if (!current) return [];
          const text = fillConsent(current.text, settings);
          return [{ purpose, textId: current.id, text, hash: hashToken(text) }];
        },
      ),
      workplaces: names.map(({ name }) => name),
      organizationName: organization.name,
      locale: organization.locale === 'en' ? 'en' : 'ru',
    },
  };
}
