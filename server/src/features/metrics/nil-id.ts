/** Stands for «without rubric» and «without campaign» in day_fact. */
export const NIL_ID = '00000000-0000-0000-0000-000000000000';
