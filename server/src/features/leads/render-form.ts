// The fields of a form as plain HTML: no script, no styles of its own. The form's page and the blocks of landing pages
// draw the same fields and post to the same address, so both are taken by the same door (form.routes.ts).
import { HEARD } from '@rupor/shared/leads/heard';
import { type Draft, type DraftProblem, LIMITS, type PublicForm } from '@rupor/shared/leads/public-form';
import { escapeHtml } from '../../networks/plain-html.ts';
import { formWords } from './form-words.ts';

export interface FormFieldOptions {
  /**
   * One-time number of this sending, where the page is drawn for one person. A static page leaves it out: then the
   * same contact on the same form within a day counts as one sending.
   */
  number?: string;
  /** Marks of the address the page was opened with (utm_*, rl); a static page leaves it out. */
  via?: string;
  /** Landing page that the form stands on: its thanks come after the sending. '' = the form's own page. */
  page?: string;
  draft?: Draft;
  problems?: readonly DraftProblem[];
  /** Comes before every id, where two forms stand on one page. */
  idPrefix?: string;
}

/** Where a form posts to: application/x-www-form-urlencoded. */
export function formAction(key: string): string {
  return `/f/${encodeURIComponent(key)}`;
}

/** A whole <form>. Classes: rf-field, rf-hint, rf-problem, rf-box, rf-trap, rf-send, rf-safe, rf-problems. */
export function renderForm(form: PublicForm, options: FormFieldOptions = {}): string {
  return `<form class="rf" method="post" action="${formAction(form.key)}" novalidate>${renderFormFields(form, options)}</form>`;
}

/** Everything between <form> and </form>, the button with it. */
export function renderFormFields(form: PublicForm, options: FormFieldOptions = {}): string {
  const words = formWords(form.locale);
  const { draft, number, via, page } = options;
  const field = fieldDrawer(form, options);
  const list = `${options.idPrefix ?? ''}rf-workplaces`;
  const hasPlaces = form.workplaces.length > 0;
  return [
    summary(form, options),
    via ? `<input type="hidden" name="via" value="${escapeHtml(via)}">` : '',
    page ? `<input type="hidden" name="p" value="${escapeHtml(page)}">` : '',
    number ? `<input type="hidden" name="n" value="${escapeHtml(number)}">` : '',
    field('name', words.name, {
      value: draft?.name,
      hint: words.nameHint,
      attributes: `autocomplete="name" maxlength="${LIMITS.name}" required`,
    }),
    field('contact', words.contact, {
      value: draft?.contact,
      hint: words.contactHint,
      attributes: `autocomplete="tel" maxlength="${LIMITS.contact}" required`,
    }),
    form.asksWorkplace
      ? field('workplace', words.workplace, {
          value: draft?.workplace,
          hint: words.workplaceHint,
          isOptional: true,
          attributes: `autocomplete="organization" maxlength="${LIMITS.workplace}"${hasPlaces ? ` list="${list}"` : ''}`,
        })
      : '',
    form.asksWorkplace && hasPlaces
      ? `<datalist id="${list}">${form.workplaces.map((name) => `<option value="${escapeHtml(name)}"></option>`).join('')}</datalist>`
      : '',
    ...form.questions.map(({ key, label, isRequired }) =>
      field(`q_${key}`, label, {
        value: draft?.answers[key],
        isOptional: !isRequired,
        attributes: `maxlength="${LIMITS.answer}"${isRequired ? ' required' : ''}`,
      }),
    ),
    form.asksHeard ? heardField(form, options) : '',
    trap(form, options),
    ...form.boxes.map((box) => consentBox(form, box, options)),
    `<p class="rf-safe">${escapeHtml(words.safe)}${form.thanks ? ` ${escapeHtml(form.thanks)}` : ''}</p>`,
    `<button class="rf-send" type="submit">${escapeHtml(words.send)}</button>`,
  ].join('');
}

interface FieldLook {
  value?: string;
  hint?: string;
  isOptional?: boolean;
  attributes: string;
}

function fieldDrawer(form: PublicForm, { problems = [], idPrefix = '' }: FormFieldOptions) {
  const words = formWords(form.locale);
  return (name: string, label: string, { value = '', hint, isOptional, attributes }: FieldLook): string => {
    const id = `${idPrefix}rf-${name}`;
    const problem = problems.find(({ field }) => field === name);
    const told = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
    return [
      `<div class="rf-field"><label for="${id}">${escapeHtml(label)}`,
      isOptional ? ` <span class="rf-hint">(${escapeHtml(words.optional)})</span>` : '',
      '</label>',
      hint ? `<span class="rf-hint" id="${id}-hint">${escapeHtml(hint)}</span>` : '',
      problem
        ? `<span class="rf-problem" id="${id}-problem">${escapeHtml(words.problems[problem.code])}</span>`
        : '',
      `<input id="${id}" name="${name}" value="${escapeHtml(value)}" ${attributes}`,
      told ? ` aria-describedby="${told}"` : '',
      problem ? ' aria-invalid="true"' : '',
      '></div>',
    ].join('');
  };
}

function heardField({ locale }: PublicForm, { draft, idPrefix = '' }: FormFieldOptions): string {
  const words = formWords(locale);
  const id = `${idPrefix}rf-heard`;
  const option = (value: string, label: string) =>
    `<option value="${value}"${draft?.heard === value ? ' selected' : ''}>${escapeHtml(label)}</option>`;
  return `<div class="rf-field"><label for="${id}">${escapeHtml(words.heard)} <span class="rf-hint">(${escapeHtml(words.optional)})</span></label><select id="${id}" name="heard">${option('', words.heardNone)}${HEARD.map((one) => option(one, words.heardFrom[one])).join('')}</select></div>`;
}

/** Programs fill in every field. A person who did is told, nothing is dropped silently. */
function trap({ locale }: PublicForm, { problems = [], idPrefix = '' }: FormFieldOptions): string {
  const words = formWords(locale);
  const id = `${idPrefix}rf-site`;
  if (problems.some(({ field }) => field === 'site'))
    return `<div class="rf-field"><label for="${id}">${escapeHtml(words.trap)}</label><input id="${id}" name="site" value="" autocomplete="off"></div>`;
  return `<div class="rf-trap" hidden><label for="${id}">${escapeHtml(words.trap)}</label><input id="${id}" name="site" value="" tabindex="-1" autocomplete="off"></div>`;
}

function consentBox(
  { locale }: PublicForm,
  { purpose, textId, hash, text }: PublicForm['boxes'][number],
  { draft, problems = [], idPrefix = '' }: FormFieldOptions,
): string {
  const words = formWords(locale);
  const name = `ok_${purpose}`;
  const id = `${idPrefix}rf-${name}`;
  const value = `${textId}.${hash}`;
  const problem = problems.find(({ field }) => field === name);
  // What a person has ticked once stays ticked when another field was wrong; never before they did.
  const isTicked = draft?.ticked[purpose] === value;
  return [
    '<div class="rf-box">',
    problem
      ? `<span class="rf-problem" id="${id}-problem">${escapeHtml(words.problems[problem.code])}</span>`
      : '',
    `<input type="checkbox" id="${id}" name="${name}" value="${value}"${isTicked ? ' checked' : ''}`,
    problem ? ` aria-invalid="true" aria-describedby="${id}-problem"` : '',
    `><label for="${id}">${escapeHtml(text)}</label></div>`,
  ].join('');
}

function summary(form: PublicForm, { problems = [], idPrefix = '' }: FormFieldOptions): string {
  if (problems.length === 0) return '';
  const words = formWords(form.locale);
  const items = problems.map(
    ({ field, code }) =>
      `<li><a href="#${idPrefix}rf-${escapeHtml(field)}">${escapeHtml(labelOf(form, field))}: ${escapeHtml(words.problems[code])}</a></li>`,
  );
  return `<div class="rf-problems" role="alert" tabindex="-1" autofocus><p>${escapeHtml(words.fix)}</p><ul>${items.join('')}</ul></div>`;
}

function labelOf(form: PublicForm, field: string): string {
  const words = formWords(form.locale);
  if (field === 'name' || field === 'contact' || field === 'workplace' || field === 'heard')
    return words[field];
  if (field === 'site') return words.trap;
  const question = form.questions.find(({ key }) => field === `q_${key}`);
  return question?.label ?? (form.locale === 'en' ? 'Consent' : 'Согласие');
}
