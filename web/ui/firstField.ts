/**
 * For Ant Design's dialogs, which give the focus to their close button: whoever opened a form wants its first field. Where there is
 * no field the button at the end has it, so that Enter says yes and Escape says no. Whoever was quicker than the dialog and types
 * already stays where they are: a focus taken away moves the page under the hand.
 */
export function toFirstField(isOpen: boolean): void {
  if (!isOpen) return
  const dialog = [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')]
    .filter((one) => one.checkVisibility())
    .at(-1)
  const field =
    dialog?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea') ??
    [...(dialog?.querySelectorAll<HTMLElement>('button') ?? [])].at(-1)
  const quicker = document.activeElement
  if (quicker?.matches('input, textarea') && dialog?.contains(quicker)) return
  field?.focus()
}
