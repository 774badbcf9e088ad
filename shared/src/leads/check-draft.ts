import { HEARD } from './heard.ts';
import { type Draft, type DraftProblem, LIMITS, type PublicForm } from './public-form.ts';
import { readContact } from './read-contact.ts';

/** What stands in the way of sending, in the order of the form; none = it can be taken. */
export function checkDraft(form: PublicForm, draft: Draft): DraftProblem[] {
  return [
    ...checkPerson(draft),
    ...checkPlace(form, draft),
    ...checkAnswers(form, draft),
    ...checkBoxes(form, draft),
  ];
}

function checkPerson({ name, contact }: Draft): DraftProblem[] {
  return [
    ...text('name', name, LIMITS.name, true),
    ...text('contact', contact, LIMITS.contact, true),
    ...(contact.trim() && contact.length <= LIMITS.contact && !readContact(contact)
      ? [{ field: 'contact', code: 'bad_contact' as const }]
      : []),
  ];
}

function checkPlace({ asksWorkplace, asksHeard }: PublicForm, { workplace, heard }: Draft): DraftProblem[] {
  const knowsHeard = heard === '' || HEARD.some((one) => one === heard);
  return [
    ...(asksWorkplace ? text('workplace', workplace, LIMITS.workplace, false) : []),
    ...(asksHeard && !knowsHeard ? [{ field: 'heard', code: 'bad_choice' as const }] : []),
  ];
}

function checkAnswers({ questions }: PublicForm, { answers }: Draft): DraftProblem[] {
  return questions.flatMap(({ key, isRequired }) =>
    text(`q_${key}`, answers[key] ?? '', LIMITS.answer, isRequired),
  );
}

/** Without the first box nobody may call back; a box of another wording was not ticked. */
function checkBoxes({ boxes }: PublicForm, { ticked }: Draft): DraftProblem[] {
  return boxes.flatMap(({ purpose, textId, hash }): DraftProblem[] => {
    const field = `ok_${purpose}`;
    const shown = ticked[purpose];
    if (shown === undefined) return purpose === 'call_back' ? [{ field, code: 'consent' }] : [];
    return shown === `${textId}.${hash}` ? [] : [{ field, code: 'text_changed' }];
  });
}

function text(field: string, value: string, max: number, isRequired: boolean): DraftProblem[] {
  if (value.length > max) return [{ field, code: 'too_long' }];
  return isRequired && value.trim() === '' ? [{ field, code: 'required' }] : [];
}
