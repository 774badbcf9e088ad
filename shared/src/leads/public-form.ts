import type { Purpose } from './consents.ts';

/** A question of the form's own. Its key names the answer and does not change with the words. */
export interface Question {
  key: string;
  label: string;
  isRequired: boolean;
}

export interface ConsentBox {
  purpose: Purpose;
  textId: string;
  /** As the person reads it: who answers for the data is filled in. */
  text: string;
  /** SHA-256 of that text, hex. */
  hash: string;
}

/** All that is needed to draw a form where nobody is signed in. */
export interface PublicForm {
  key: string;
  title: string;
  intro: string;
  thanks: string;
  asksWorkplace: boolean;
  asksHeard: boolean;
  questions: readonly Question[];
  boxes: readonly ConsentBox[];
  /** Suggestions for the workplace. */
  workplaces: readonly string[];
  organizationName: string;
  locale: 'ru' | 'en';
}

/** Longest answers, characters. */
export const LIMITS = { name: 80, contact: 120, workplace: 160, answer: 500 } as const;

/** What a person has typed, by the names of the fields. */
export interface Draft {
  name: string;
  contact: string;
  workplace: string;
  heard: string;
  answers: Record<string, string>;
  /** Ticked boxes: purpose → `${textId}.${hash}` of the text beside it. */
  ticked: Partial<Record<Purpose, string>>;
}

export type DraftProblemCode =
  | 'required'
  | 'too_long'
  | 'bad_contact'
  | 'consent'
  | 'text_changed'
  | 'trap'
  | 'bad_choice';

export interface DraftProblem {
  /** name, contact, workplace, heard, q_<key>, ok_<purpose>, site. */
  field: string;
  code: DraftProblemCode;
}
