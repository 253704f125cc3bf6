import { useWords } from '../../../../../web/lib/language.tsx'
import { type ProjectLevel, projectLevels } from '../../../contract/words.ts'
import { draftWords } from '../words.ts'
import styles from './Chosen.module.css'
import { changeItem, type Item } from './content.ts'
import { SelectField, TextField } from './fields.tsx'
import { useDesk } from './useDesk.ts'

/** What an item is called and where it belongs; its text is edited in the text. */
export function ItemForm({ item }: { item: Item }) {
  const words = useWords(draftWords)
  const desk = useDesk()
  const set = (name: string, patch: Partial<Item>) =>
    desk.act((content) => changeItem(content, item.id, (was) => ({ ...was, ...patch })), `${item.id} ${name}`)
  const wordsOrNone = (text: string) => ({ value: text.trim() === '' ? null : text })
  return (
    <div className={styles.fields}>
      <TextField
        label={words.item.number}
        value={item.number}
        say={(value) => value ?? ''}
        read={wordsOrNone}
        onRead={(number) => set('number', { number })}
        maxLength={20}
        first
      />
      <TextField
        label={words.item.title}
        value={item.title}
        say={(value) => value}
        read={(text) => ({ value: text })}
        onRead={(title) => set('title', { title })}
        hint={words.item.titleHint}
        maxLength={120}
      />
      <TextField
        label={words.item.category}
        value={item.category}
        say={(value) => value ?? ''}
        read={wordsOrNone}
        onRead={(category) => set('category', { category })}
        maxLength={200}
      />
      <SelectField<ProjectLevel>
        label={words.item.level}
        value={item.level}
        options={projectLevels.map((value) => ({ value, word: words.levels[value] }))}
        onChoose={(level) => set('level', { level })}
      />
    </div>
  )
}
