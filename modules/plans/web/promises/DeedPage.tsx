import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Asked } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useMe } from '../../../../web/lib/me.ts'
import { useAsked } from '../../../../web/lib/queries.ts'
import { Remark } from '../../../../web/ui/Broken.tsx'
import { Page } from '../../../../web/ui/Page.tsx'
import { type Deed, getRecord } from '../../contract/records.ts'
import { plansWords } from '../words.ts'
import { DeedActs, type Opened } from './DeedActs.tsx'
import { DeedFacts } from './DeedFacts.tsx'
import { sayDeed } from './saying.ts'
import { keepUnsent, recallUnsent } from './unsent.ts'

const acts = ['accept', 'return', 'withdraw', 'reverse']

/** One record at an address of its own. */
export default function DeedPage() {
  const { id = '' } = useParams()
  const deed = useAsked(getRecord, { params: { id } })
  return (
    <Asked of={deed} words={plansWords} rows={8}>
      {(answer) => <OneDeed deed={answer} />}
    </Asked>
  )
}

/** What came back is mended, not typed again: the form begins from it. Its photos stay with it; the new record needs its own. */
function beginAgain(personId: string, deed: Deed): void {
  if (recallUnsent(personId, deed.targetId)) return
  keepUnsent(personId, deed.targetId, {
    quantity: String(deed.quantity),
    placeId: deed.place.id,
    happenedOn: deed.happenedOn,
    note: deed.note ?? '',
    photos: [],
    returnedFor: deed.returnReason ?? '',
  })
}

function OneDeed({ deed }: { deed: Deed }) {
  const words = useWords(plansWords)
  const me = useMe()
  const go = useNavigate()
  const [opened, open] = useState<Opened>(null)
  // Asked again whenever its target moves: somebody else may decide meanwhile.
  useAsked(getRecord, { params: { id: deed.id } }, { topics: [`plans.target:${deed.targetId}`] })
  return (
    <Page
      title={sayDeed(deed, words)}
      kicker={<Link to="/plans/records">{words.records.desk.back}</Link>}
      lead={words.records.by(deed.submittedBy.name)}
    >
      {acts.some((act) => deed.may.includes(act)) && <DeedActs deed={deed} opened={opened} open={open} />}
      {deed.state === 'submitted' && deed.submittedBy.id === me.personId && me.holds('plans.accept') && (
        <Remark>{words.records.desk.own}</Remark>
      )}
      {deed.state === 'returned' && deed.submittedBy.id === me.personId && (
        <div>
          <Button
            type="primary"
            onClick={() => {
              beginAgain(me.personId, deed)
              go(`/plans/record/${deed.projectId}?target=${deed.targetId}`)
            }}
          >
            {words.records.desk.again}
          </Button>
        </div>
      )}
      <DeedFacts deed={deed} />
    </Page>
  )
}
