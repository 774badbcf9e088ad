import { z } from 'zod';
import { endpoint } from '../lib/contract-base.ts';
import { Id, Instant, Name } from '../lib/fields.ts';
import { PURPOSES } from './consents.ts';

const Purpose = z.enum(PURPOSES);

const FormQuestion = z.strictObject({
  key: z.string().regex(/^[a-z0-9]{1,20}$/),
  label: z.string().trim().min(1).max(120),
  isRequired: z.boolean(),
});

const saved = {
  title: Name,
  intro: z.string().trim().max(600),
  thanks: z.string().trim().max(300),
  asksWorkplace: z.boolean(),
  asksHeard: z.boolean(),
  /** Each extra field costs applications. */
  questions: z
    .array(FormQuestion)
    .max(3)
    .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, {
      params: { code: 'duplicate' },
    }),
  purposes: z.array(Purpose).max(3),
  campaignId: Id.nullable(),
  branchId: Id.nullable(),
};

export const SaveLeadForm = z.strictObject(saved);
export type SaveLeadForm = z.infer<typeof SaveLeadForm>;

export const LeadForm = z.object({
  id: Id,
  key: z.string(),
  /** Where people fill it in. */
  url: z.string(),
  ...saved,
  version: z.number().int(),
  applications: z.number().int(),
  isArchived: z.boolean(),
});
export type LeadForm = z.infer<typeof LeadForm>;

export const LeadSettings = z.object({
  operator: z.string(),
  withdrawAt: z.string(),
  keepDays: z.number().int(),
  /** Without both words forms take nothing: nobody would know who answers. */
  isReady: z.boolean(),
});
export type LeadSettings = z.infer<typeof LeadSettings>;

export const ConsentVersion = z.object({
  purpose: Purpose,
  version: z.number().int(),
  text: z.string(),
  hash: z.string(),
  authorName: z.string().nullable(),
  createdAt: Instant,
  isCurrent: z.boolean(),
});
export type ConsentVersion = z.infer<typeof ConsentVersion>;

export const WorkplaceNames = z.object({ branchId: Id, names: z.array(z.string()) });
export type WorkplaceNames = z.infer<typeof WorkplaceNames>;

const manage = { access: 'leads.manage' } as const;

export const formsContract = {
  list: endpoint(manage)
    .route({ method: 'GET', path: '/lead-forms', summary: 'Forms, put away ones last' })
    .output(z.array(LeadForm)),
  create: endpoint(manage)
    .route({ method: 'POST', path: '/lead-forms', summary: 'A new form' })
    .input(SaveLeadForm)
    .output(LeadForm),
  update: endpoint(manage)
    .route({ method: 'PATCH', path: '/lead-forms/{id}', summary: 'Change a form; its address stays' })
    .input(
      z.strictObject({
        id: Id,
        version: z.number().int().min(1),
        ...SaveLeadForm.partial().shape,
        isArchived: z.boolean().optional(),
      }),
    )
    .output(LeadForm),
  settings: endpoint(manage)
    .route({
      method: 'GET',
      path: '/lead-settings',
      summary: 'Who answers for the data, and how long it is kept',
    })
    .output(LeadSettings),
  saveSettings: endpoint(manage)
    .route({ method: 'PUT', path: '/lead-settings', summary: 'Change them' })
    .input(
      z.strictObject({
        operator: z.string().trim().max(300),
        withdrawAt: z.string().trim().max(200),
        keepDays: z.number().int().min(1).max(90),
      }),
    )
    .output(LeadSettings),
  texts: endpoint(manage)
    .route({ method: 'GET', path: '/consent-texts', summary: 'Texts of consent, every version' })
    .output(z.array(ConsentVersion)),
  /** The version that is current stays in the proofs that name it. */
  saveText: endpoint(manage)
    .route({ method: 'POST', path: '/consent-texts', summary: 'The next version of a text' })
    .input(z.strictObject({ purpose: Purpose, text: z.string().trim().min(20).max(3_000) }))
    .output(z.array(ConsentVersion)),
  workplaces: endpoint(manage)
    .route({
      method: 'GET',
      path: '/workplace-names',
      summary: 'How branches are called by those who work there',
    })
    .output(z.array(WorkplaceNames)),
  /** already_exists { fields } when another branch is called so. */
  saveWorkplaces: endpoint(manage)
    .route({ method: 'PUT', path: '/workplace-names/{branchId}', summary: 'Names of one branch' })
    .input(z.strictObject({ branchId: Id, names: z.array(Name).max(50) }))
    .output(z.array(WorkplaceNames)),
};
