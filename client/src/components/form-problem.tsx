import classes from './form-problem.module.css';

/** What went wrong with a whole form: said aloud at once, above its button. */
export function FormProblem({ children }: { children: string | null }) {
  return (
    <div role="alert" className={children ? classes.problem : undefined}>
      {children}
    </div>
  );
}
