import type { ButtonHTMLAttributes } from 'react'
import styles from './PlainButton.module.css'

/** A button without Ant Design: for the public door and for the frame. `main` is the thing to do now, at most one on a page. */
export function PlainButton({
  kind = 'plain',
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: 'main' | 'plain' | 'text' }) {
  return <button type="button" {...rest} data-kind={kind} className={`${styles.button} ${className ?? ''}`} />
}
