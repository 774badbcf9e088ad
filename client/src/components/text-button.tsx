import type { ButtonHTMLAttributes, Ref } from 'react';
import classes from './text-button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  ref?: Ref<HTMLButtonElement>;
}

/** A small act inside a line of text: it looks like a link and does something on this page. */
export function TextButton({ className = '', ...rest }: Props) {
  return <button type="button" {...rest} className={`link ${classes.button} ${className}`} />;
}
