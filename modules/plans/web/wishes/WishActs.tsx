import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { Problem } from '../../../../web/lib/Asked.tsx'
import { useWords } from '../../../../web/lib/language.tsx'
import { useSend } from '../../../../web/lib/queries.ts'
import { publishWish, type StaffWish } from '../../contract/wishes.ts'
import { plansWords } from '../words.ts'
import { CrowdForm } from './forms/CrowdForm.tsx'
import { EstimateForm } from './forms/EstimateForm.tsx'
import { MoveOnForm } from './forms/MoveOnForm.tsx'
import { OpinionForm } from './forms/OpinionForm.tsx'
import { RefuseForm } from './forms/RefuseForm.tsx'
import { SplitForm } from './forms/SplitForm.tsx'
import { WordsForm } from './forms/WordsForm.tsx'

/** Acts that open a form, in the order in which a clerk thinks of them. */
const formed = [
  'nominate',
  'ask_opinion',
  'ask_back',
  'refuse',
  'move_on',
  'split',
  'reconsider',
  'crowd',
] as const
type Formed = (typeof formed)[number]
/** The usual next step stands as a button; the rest behind one. */
const atHand: readonly Formed[] = ['nominate', 'ask_opinion', 'ask_back', 'refuse', 'reconsider']

/** What can be done with a suggestion now: the usual next step at hand, the rest behind one button. */
export function WishActs({ wish, hiddenPhotoIds }: { wish: StaffWish; hiddenPhotoIds: readonly string[] }) {
  const words = useWords(plansWords).wishes.acts
  const { message } = App.useApp()
  const [opened, setOpened] = useState<Formed | null>(null)
  const publish = useSend(publishWish, {
    onDone: () => {
      message.success(words.publishHint(hiddenPhotoIds.length))
    },
  })
  const may = formed.filter((act) => wish.may.includes(act))
  const rest = may.filter((act) => !atHand.includes(act))
  const close = () => setOpened(null)
  return (
    <>
      {wish.may.includes('publish') && (
        <Button
          type="primary"
          loading={publish.isPending}
          onClick={() =>
            publish.mutate({ params: { id: wish.id }, body: { hiddenPhotoIds: [...hiddenPhotoIds] } })
          }
        >
          {words.publish}
        </Button>
      )}
      {may
        .filter((act) => atHand.includes(act))
        .map((act) => (
          <Button key={act} type={act === 'nominate' ? 'primary' : 'default'} onClick={() => setOpened(act)}>
            {words[act]}
          </Button>
        ))}
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map((act) => ({ key: act, label: words[act] })),
            onClick: ({ key }) => setOpened(rest.find((act) => act === key) ?? null),
          }}
        >
          <Button aria-label={rest.map((act) => words[act]).join(' · ')}>…</Button>
        </Dropdown>
      )}
      {publish.error && <Problem error={publish.error} words={plansWords} />}
      {opened === 'refuse' && <RefuseForm wishId={wish.id} onClose={close} />}
      {opened === 'ask_back' && <WordsForm wishId={wish.id} act="ask_back" onClose={close} />}
      {opened === 'reconsider' && <WordsForm wishId={wish.id} act="reconsider" onClose={close} />}
      {opened === 'move_on' && <MoveOnForm wishId={wish.id} onClose={close} />}
      {opened === 'split' && <SplitForm wish={wish} onClose={close} />}
      {opened === 'ask_opinion' && <OpinionForm wishId={wish.id} onClose={close} />}
      {opened === 'crowd' && <CrowdForm wish={wish} onClose={close} />}
      {opened === 'nominate' && <EstimateForm wish={wish} onClose={close} />}
    </>
  )
}
