import { useState } from 'react'
import type { Static } from '../../../platform/contract.ts'
import { Asked, Problem } from '../../../web/lib/Asked.tsx'
import { useWords, webWords } from '../../../web/lib/language.tsx'
import { useMe } from '../../../web/lib/me.ts'
import { useAsked, useSend } from '../../../web/lib/queries.ts'
import { Dialog } from '../../../web/ui/Dialog.tsx'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import { Empty } from '../../../web/ui/Empty.tsx'
import { Field } from '../../../web/ui/Field.tsx'
import { Page, Section } from '../../../web/ui/Page.tsx'
import { PlainButton } from '../../../web/ui/PlainButton.tsx'
import { Sentence, Sentences } from '../../../web/ui/Sentence.tsx'
import { staffRoles as everyRole } from '../../units/rules.ts'
import { unitsWords } from '../../units/web/index.ts'
import type { Account as AccountShape } from '../contract.ts'
import { closeAccount, liftSecondFactor, listAccounts, listGrants, renewPassword } from '../contract.ts'
import { EndDialog } from './EndDialog.tsx'
import styles from './FirstPosts.module.css'
import { GivePost } from './GivePost.tsx'
import { type Handing, HandOver } from './HandOver.tsx'
import { NewPerson } from './NewPerson.tsx'
import { postsOf } from './posts.ts'
import { identityWords } from './words.ts'

/** The rarest last. */
const offered = [...everyRole.slice(1), everyRole[0]!]

type Account = Static<typeof AccountShape>

/** Who has an account, as what and where; and how somebody new gets one, somebody known a further post or a new password. */
export default function PeoplePage() {
  const words = useWords(identityWords)
  const { roles } = useWords(unitsWords)
  const common = useWords(webWords)
  const today = dayAndTimeOf(new Date()).on
  const topics = ['identity.access']
  const [search, setSearch] = useState('')
  const [passwords, setPasswords] = useState<readonly Handing[]>([])
  const hand = (fresh: Handing) =>
    setPasswords((former) => [
      ...former.filter(({ staffNumber }) => staffNumber !== fresh.staffNumber),
      fresh,
    ])
  const accounts = useAsked(listAccounts, { query: { search } }, { topics, keep: true })
  const grants = useAsked(listGrants, { query: { on: today } }, { topics })
  const renew = useSend(renewPassword)
  const close = useSend(closeAccount)
  const lift = useSend(liftSecondFactor)
  const me = useMe()
  const [renewing, setRenewing] = useState<Account>()
  const [ending, setEnding] = useState<{ account: Account; act: 'close' | 'lift' }>()
  const renewFor = ({ id, staffNumber, person: { name } }: Account) =>
    renew.mutate(
      { params: { id } },
      {
        onSuccess: ({ oneTimePassword }) => hand({ name, staffNumber, oneTimePassword }),
        onSettled: () => setRenewing(undefined),
      },
    )
  return (
    <Page title={words.people.title} lead={words.people.lead}>
      <HandOver
        passwords={passwords}
        onHanded={(number) => setPasswords(passwords.filter(({ staffNumber }) => staffNumber !== number))}
      />
      <Section title={words.people.fresh}>
        <NewPerson offered={offered} onOpened={hand} />
      </Section>
      <Section title={words.people.further}>
        <GivePost offered={offered} kind="plain" stay={passwords.length > 0} />
      </Section>
      <Section title={words.people.accounts}>
        <div className={styles.search}>
          <Field
            label={words.people.search}
            type="search"
            data-search
            maxLength={60}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </div>
        {renew.error && <Problem error={renew.error} words={identityWords} />}
        <Asked of={accounts} words={identityWords} rows={6}>
          {(answer) =>
            answer.accounts.length === 0 ? (
              <Empty title={words.people.nobody} />
            ) : (
              <Sentences label={words.people.accounts}>
                {answer.accounts.map((account) => {
                  const posts = postsOf(
                    {
                      roles: (grants.data?.grants ?? []).filter(
                        ({ person }) => person.id === account.person.id,
                      ),
                    },
                    roles,
                  )
                  const state = account.closedAt ? 'closed' : account.mustChange ? 'waiting' : 'open'
                  return (
                    <li key={account.id} className={styles.account}>
                      <Sentence aside={words.people.states[state](account.staffNumber)}>
                        {account.person.name} {posts.length > 0 ? posts.join('、') : words.people.noPost}
                      </Sentence>
                      {account.person.id !== me.personId && !account.closedAt && (
                        <PlainButton
                          kind="text"
                          aria-label={words.closing.closeFor(account.person.name)}
                          onClick={() => setEnding({ account, act: 'close' })}
                        >
                          {words.closing.close}
                        </PlainButton>
                      )}
                      {account.person.id !== me.personId && account.hasSecondFactor && (
                        <PlainButton
                          kind="text"
                          aria-label={words.factor.liftFor(account.person.name)}
                          onClick={() => setEnding({ account, act: 'lift' })}
                        >
                          {words.factor.lift}
                        </PlainButton>
                      )}
                      {account.person.id !== me.personId && (
                        <PlainButton
                          kind="text"
                          aria-label={words.people.renewFor(account.person.name)}
                          onClick={() => setRenewing(account)}
                        >
                          {words.people.renew}
                        </PlainButton>
                      )}
                    </li>
                  )
                })}
              </Sentences>
            )
          }
        </Asked>
      </Section>
      {ending && (
        <EndDialog
          title={(ending.act === 'close' ? words.closing.closeFor : words.factor.liftFor)(
            ending.account.person.name,
          )}
          lead={ending.act === 'close' ? words.closing.closes : words.factor.lifts}
          word={ending.act === 'close' ? words.closing.close : words.factor.lift}
          sending={ending.act === 'close' ? close : lift}
          onYes={(done) =>
            (ending.act === 'close' ? close : lift).mutate(
              { params: { id: ending.account.id } },
              { onSuccess: done },
            )
          }
          onClose={() => {
            close.reset()
            lift.reset()
            setEnding(undefined)
          }}
        />
      )}
      {renewing && (
        <Dialog
          title={words.people.renewFor(renewing.person.name)}
          onClose={() => !renew.isPending && setRenewing(undefined)}
        >
          <p>{renewing.closedAt ? words.people.reopens : words.people.renews}</p>
          <div className={styles.ways}>
            <PlainButton kind="main" disabled={renew.isPending} onClick={() => renewFor(renewing)}>
              {words.people.renew}
            </PlainButton>
            <PlainButton disabled={renew.isPending} onClick={() => setRenewing(undefined)}>
              {common.cancel}
            </PlainButton>
          </div>
        </Dialog>
      )}
    </Page>
  )
}
