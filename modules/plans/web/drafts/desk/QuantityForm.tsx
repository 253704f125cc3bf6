import { useWords } from '../../../../../web/lib/language.tsx'
import {
  comparators,
  type QuantityKind,
  type QuantityRole,
  quantityKinds,
  quantityRoles,
} from '../../../contract/words.ts'
import { readFigure, sayFigure, sayQuantity } from '../sayQuantity.ts'
import { draftWords } from '../words.ts'
import styles from './Chosen.module.css'
import { changeQuantity, type Item, type Quantity } from './content.ts'
import { SelectField, TextField } from './fields.tsx'
import { useDesk } from './useDesk.ts'

/** Everything that was read from one quantity, to be corrected. Each letter is taken over at once; undo goes back field by field. */
export function QuantityForm({ item, quantity }: { item: Item; quantity: Quantity }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const { form } = words
  const set = (name: string, patch: Partial<Quantity>) =>
    desk.act(
      (content) => changeQuantity(content, item.id, quantity.id, (was) => ({ ...was, ...patch })),
      `${quantity.id} ${name}`,
    )
  const figure = (text: string): { value: number } | { wrong: string } => {
    const value = readFigure(text)
    if (value !== null) return { value }
    return { wrong: text.trim() === '' ? form.valueMissing : form.notNumber }
  }
  const figureOrNone = (text: string): { value: number | null } | { wrong: string } =>
    text.trim() === '' ? { value: null } : figure(text)
  const wordsOrNone = (text: string) => ({ value: text.trim() === '' ? null : text })
  const say = (value: number | null) => (value === null ? '' : sayFigure(value))
  const wholes = item.quantities.filter((one) => one.id !== quantity.id && !isPartOf(item, one, quantity))
  return (
    <div className={styles.fields}>
      <TextField
        label={form.value}
        value={quantity.value as number | null}
        say={say}
        read={figure as (text: string) => { value: number | null } | { wrong: string }}
        onRead={(value) => value !== null && set('value', { value })}
        numeric
        first
      />
      <SelectField
        label={form.comparator}
        value={quantity.comparator}
        options={comparators.map((value) => ({ value, word: words.comparators[value] }))}
        onChoose={(comparator) => set('comparator', { comparator })}
      />
      <TextField
        label={form.unit}
        value={quantity.unit}
        say={(value) => value ?? ''}
        read={wordsOrNone}
        onRead={(unit) => set('unit', { unit })}
        maxLength={20}
      />
      <TextField
        label={form.subject}
        value={quantity.subject}
        say={(value) => value ?? ''}
        read={wordsOrNone}
        onRead={(subject) => set('subject', { subject })}
        maxLength={200}
      />
      <TextField
        label={form.max}
        value={quantity.max}
        say={say}
        read={(text) => {
          const tried = figureOrNone(text)
          if ('value' in tried && tried.value !== null && tried.value <= quantity.value)
            return { wrong: form.belowValue }
          return tried
        }}
        onRead={(max) => set('max', { max })}
        hint={form.maxHint}
        numeric
      />
      <SelectField<QuantityRole>
        label={form.role}
        value={quantity.role}
        options={quantityRoles.map((value) => ({ value, word: words.roles[value] }))}
        onChoose={(role) => set('role', { role })}
      />
      <SelectField<QuantityKind>
        label={form.kind}
        value={quantity.kind}
        options={quantityKinds.map((value) => ({ value, word: words.kinds[value] }))}
        onChoose={(kind) => set('kind', { kind })}
        hint={form.kindHints[quantity.kind]}
      />
      <TextField
        label={form.baseline}
        value={quantity.baseline}
        say={say}
        read={figureOrNone}
        onRead={(baseline) => set('baseline', { baseline })}
        hint={form.baselineHint}
        numeric
      />
      <TextField
        label={form.per}
        value={quantity.per}
        say={(value) => value ?? ''}
        read={wordsOrNone}
        onRead={(per) => set('per', { per })}
        hint={form.perHint}
        maxLength={20}
      />
      <SelectField
        label={form.partOf}
        value={quantity.partOf ?? ''}
        options={[
          { value: '', word: form.notPart },
          ...wholes.map((one) => ({
            value: one.id,
            word: `${one.quoted}（${sayQuantity(one, words.quantity)}）`,
          })),
        ]}
        onChoose={(whole) => set('partOf', { partOf: whole === '' ? null : whole })}
      />
    </div>
  )
}

/** Whether a quantity is a part of another, directly or through others: it cannot be its whole as well. */
function isPartOf(item: Item, one: Quantity, whole: Quantity): boolean {
  const byId = new Map(item.quantities.map((quantity) => [quantity.id, quantity]))
  const passed = new Set<string>()
  for (let at: Quantity | undefined = one; at?.partOf; at = byId.get(at.partOf)) {
    if (at.partOf === whole.id) return true
    if (passed.has(at.id)) return false
    passed.add(at.id)
  }
  return false
}
