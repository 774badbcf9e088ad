// Takes an application once: the same sending a second time adds nothing and is answered alike. Application, proof of
// consent, source and notice to the chair appear in one transaction.
import { createHmac } from 'node:crypto';
import { MAX_OPEN_DAYS } from '@rupor/shared/leads/consents';
import type { Draft } from '@rupor/shared/leads/public-form';
import { plainContact } from '@rupor/shared/leads/read-contact';
import { branchOfWorkplace, plainWorkplace } from '@rupor/shared/leads/workplaces';
import { DAY_MS } from '@rupor/shared/lib/durations';
import type { App } from '../../context.ts';
import { deriveSecret } from '../../lib/crypto.ts';
import type { Tx } from '../../lib/db.ts';
import { isUniqueViolation } from '../../lib/db-errors.ts';
import { newId } from '../../lib/uuid.ts';
import { notify } from '../notifications/notify.ts';
import type { Touches } from './lead-source.ts';
import type { OpenForm } from './public-form.service.ts';
import { nearestChairs } from './queries/nearest-chairs.sql.ts';
import { sealLeadField } from './seal-lead.ts';

export interface Application {
  draft: Draft;
  /** '' from a static page. */
  number: string;
  touches: Touches;
  isSimulated?: boolean;
}

/** The id of the application; the one that was there when the sending came again. */
export async function takeLead(app: App, open: OpenForm, application: Application): Promise<string> {
  const sendingHash = hashSending(app, open, application);
  const where = { formId_sendingHash: { formId: open.id, sendingHash } };
  const known = await app.db.lead.findUnique({ where, select: { id: true } });
  if (known) return known.id;
  try {
    return await app.db.$transaction((tx) => writeLead(tx, app, { open, application, sendingHash }));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return (await app.db.lead.findUniqueOrThrow({ where, select: { id: true } })).id;
  }
}

/** Keyed, so that nobody without our secret can try contacts against it. */
function hashSending(app: App, { id }: OpenForm, { number, draft }: Application): string {
  const [secret = ''] = app.config.secrets;
  const day = app.clock.now().toISOString().slice(0, 10);
  const what = number || `${day}\n${plainContact(draft.contact)}`;
  return createHmac('sha256', deriveSecret(secret, 'lead sendings')).update(`${id}\n${what}`).digest('hex');
}

interface Writing {
  open: OpenForm;
  application: Application;
  sendingHash: string;
}

async function writeLead(tx: Tx, app: App, { open, application, sendingHash }: Writing): Promise<string> {
  const { draft, touches, isSimulated = false } = application;
  const { organizationId, form } = open;
  const at = app.clock.now();
  const row = { id: newId(), organizationId };
  const seal = (field: 'name' | 'contact' | 'workplace' | 'answers', plain: string) =>
    plain.trim() === '' ? null : sealLeadField(app, row, field, plain.trim());
  const answers = Object.entries(draft.answers).filter(([, answer]) => answer.trim() !== '');
  const branchId = (await routeOf(tx, organizationId, draft.workplace)) ?? open.branchId;
  await tx.lead.create({
    data: {
      ...row,
      formId: open.id,
      sendingHash,
      branchId,
      campaignId: open.campaignId,
      name: seal('name', draft.name),
      contact: seal('contact', draft.contact),
      workplace: form.asksWorkplace ? seal('workplace', draft.workplace) : null,
      answers: answers.length > 0 ? seal('answers', JSON.stringify(Object.fromEntries(answers))) : null,
      heard: form.asksHeard && draft.heard !== '' ? draft.heard : null,
      isSimulated,
      createdAt: at,
      stateAt: at,
      deleteAt: new Date(at.getTime() + MAX_OPEN_DAYS * DAY_MS),
      consents: {
        create: form.boxes
          .filter(({ purpose }) => draft.ticked[purpose] !== undefined)
          .map(({ purpose, textId, text, hash }) => ({
            purpose,
            textId,
            shownText: text,
            shownHash: hash,
            givenAt: at,
          })),
      },
      touches: { create: touchRows(touches) },
    },
  });
  await notify(tx, {
    organizationId,
    personIds: await nearestChairs(tx, organizationId, branchId),
    kind: 'lead_new',
    subjectId: row.id,
    path: `/leads/${row.id}`,
    data: { title: await placeName(tx, branchId) },
    at,
  });
  return row.id;
}

function touchRows({ first, last }: Touches) {
  return (['first', 'last'] as const).flatMap((order) => {
    const touch = order === 'first' ? first : last;
    if (!touch) return [];
    const { isTagged: _, ...columns } = touch;
    return [{ order, ...columns }];
  });
}

/** By the names people use, and by the names of the branches themselves. */
async function routeOf(tx: Tx, organizationId: string, workplace: string): Promise<string | null> {
  if (workplace.trim() === '') return null;
  const names = await tx.workplaceName.findMany({
    where: { organizationId, branch: { archivedAt: null } },
    select: { branchId: true, plain: true },
  });
  const branches = await tx.branch.findMany({
    where: { organizationId, archivedAt: null, parentId: { not: null } },
    select: { id: true, name: true },
  });
  return branchOfWorkplace(workplace, [
    ...names,
    ...branches.map(({ id, name }) => ({ branchId: id, plain: plainWorkplace(name) })),
  ]);
}

async function placeName(tx: Tx, branchId: string | null): Promise<string> {
  if (branchId === null) return '';
  return (await tx.branch.findUnique({ where: { id: branchId }, select: { name: true } }))?.name ?? '';
}
