/**
 * For Ant Design's dialogs, which give the focus to their close button: whoever opened a form wants its first field. Where there is
 * no field the button at the end has it, so that Enter says yes and Escape says no.
 */
export function toFirstField(isOpen: boolean): void {
  if (!isOpen) return
  const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')]
    .filter((one) => one.checkVisibility())
    .at(-1)
  const field =
    dialog?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea') ??
    [...(dialog?.querySelectorAll<HTMLElement>('button') ?? [])].at(-1)
  field?.focus()
}
