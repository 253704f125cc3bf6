import { Button, Select } from 'antd'
import { useWords } from '../../../../web/lib/language.tsx'
import type { Seal } from '../../contract/seals.ts'
import { kindRules, type PaperKind, paperKinds, type Rank, ranks } from '../../rules/kinds.ts'
import forms from '../papers/forms.module.css'
import { documentsWords } from '../words.ts'
import styles from './seals.module.css'

type Rules = Seal['rules']
const sealable = paperKinds.filter((kind) => kindRules[kind].sealed)

/** The list of what may be sealed: a kind of paper and who at least must have signed, line by line. */
export function RulesField(props: { value: Rules; onChange: (rules: Rules) => void }) {
  const all = useWords(documentsWords)
  const words = all.desk.seals
  const free = sealable.filter((kind) => !props.value.some((rule) => rule.kind === kind))
  const change = (at: number, news: Partial<Rules[number]>) =>
    props.onChange(props.value.map((rule, i) => (i === at ? { ...rule, ...news } : rule)))
  return (
    <fieldset className={styles.rules}>
      <legend>{words.rules}</legend>
      <p className={forms.hint}>{words.rulesLead}</p>
      {props.value.map((rule, i) => (
        <div key={rule.kind} className={styles.rule}>
          <Select<PaperKind>
            aria-label={`${all.desk.list.kind} ${i + 1}`}
            value={rule.kind}
            onChange={(kind) => change(i, { kind })}
            options={[rule.kind, ...free].map((value) => ({ value, label: all.names.kinds[value] }))}
          />
          <Select<Rank>
            aria-label={`${words.signedRank} ${i + 1}`}
            value={rule.signedRank}
            onChange={(signedRank) => change(i, { signedRank })}
            options={ranks.map((value) => ({ value, label: all.names.ranks[value] }))}
          />
          <Button type="text" onClick={() => props.onChange(props.value.filter((_, at) => at !== i))}>
            {all.desk.submit.remove}
          </Button>
        </div>
      ))}
      {free[0] && (
        <div>
          <Button
            onClick={() =>
              props.onChange([...props.value, { kind: free[0]!, signedRank: kindRules[free[0]!].signedBy }])
            }
          >
            {words.addRule}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
