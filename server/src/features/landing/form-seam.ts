// Where the form of applications joins a page. The form belongs to another feature; a page only gives it a place.

/** Fields and button of a form as HTML that is already safe; null: there is no such form, or it takes nothing now. */
export type FormMaker = (formKey: string) => string | null;
