import { App, Button, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { addDays } from '../../../../platform/civil.ts'
import { Asked, Problem } from '../../../../web/lib/Asked.tsx'
import { addressOf } from '../../../../web/lib/ask.ts'
import { useWords } from '../../../../web/lib/language.tsx'
import { useAsked, useSend } from '../../../../web/lib/queries.ts'
import { DateSaid } from '../../../../web/ui/DateSaid.tsx'
import { Empty } from '../../../../web/ui/Empty.tsx'
import { sayNumber } from '../../../../web/ui/numbers.ts'
import { Page, Section } from '../../../../web/ui/Page.tsx'
import {
  completeFolder,
  exportFolder,
  type Folder,
  getFolder,
  handInFolder,
  reopenFolder,
  type Standard,
} from '../../contract/folders.ts'
import { BindPanel } from './BindPanel.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import styles from './folders.module.css'
import { StandardRow } from './StandardRow.tsx'
import { folderWords } from './words.ts'

type Show = 'all' | 'missing' | 'mine' | 'late'
const shows: readonly Show[] = ['all', 'missing', 'mine', 'late']
const fits: Record<Show, (standard: Standard) => boolean> = {
  all: () => true,
  missing: ({ missing }) => missing > 0,
  mine: ({ isOwn }) => isOwn,
  late: ({ isLate }) => isLate,
}

/** One folder: what is missing and whose it is first, then every standard with its evidence. */
export default function FolderPage() {
  const { id = '' } = useParams()
  const folder = useAsked(getFolder, { params: { id } }, { topics: [`documents.folder:${id}`] })
  return (
    <Asked of={folder} words={folderWords} rows={10}>
      {(answer) => <One folder={answer} />}
    </Asked>
  )
}

function One({ folder }: { folder: Folder }) {
  const words = useWords(folderWords)
  const { tally } = folder
  const said = words.folder
  return (
    <Page
      title={folder.title}
      kicker={<Link to="/documents/folders">{words.title}</Link>}
      lead={
        <>
          {[folder.office.name, words.states[folder.state], folder.basis, folder.inspector]
            .filter(Boolean)
            .join(' · ')}
          <br />
          {said.from(folder.from, addDays(folder.until, -1))} · {words.standard.due}{' '}
          <DateSaid on={folder.dueOn} />
        </>
      }
      actions={<Acts folder={folder} />}
    >
      {folder.standards.length === 0 ? (
        <Empty
          title={said.noStandards}
          action={
            folder.may.includes('edit') && (
              <Link to={`/documents/folders/${folder.id}/standards`}>{said.import}</Link>
            )
          }
        >
          {said.noStandardsLead}
        </Empty>
      ) : (
        <>
          <p className={styles.tally}>
            {said.tally(tally.standards, tally.met, tally.missing, tally.late)}
            {tally.weight !== null && (
              <span className={styles.quiet}>
                {' '}
                {said.weight(sayNumber(tally.weightMet ?? 0), sayNumber(tally.weight))}
              </span>
            )}
          </p>
          {(folder.completedBy || folder.handedInBy) && (
            <p className={styles.quiet}>
              {[
                folder.completedBy && said.completed(folder.completedBy.name),
                folder.handedInBy && said.handedIn(folder.handedInBy.name),
              ]
                .filter(Boolean)
                .join(' · ')}
              {folder.handedInSha256 && (
                <span className={styles.hash}>
                  {' '}
                  {said.hash} {folder.handedInSha256.slice(0, 16)}
                </span>
              )}
            </p>
          )}
          <Standards folder={folder} />
        </>
      )}
    </Page>
  )
}

function Acts({ folder }: { folder: Folder }) {
  const words = useWords(folderWords).folder
  const { message } = App.useApp()
  const sending = {
    complete: useSend(completeFolder),
    reopen: useSend(reopenFolder),
    hand_in: useSend(handInFolder, { onDone: () => message.success(words.handIn) }),
  }
  const error = sending.complete.error ?? sending.reopen.error ?? sending.hand_in.error
  const may = (act: Folder['may'][number]) => folder.may.includes(act)
  const params = { id: folder.id }
  return (
    <div className={styles.acts}>
      {may('edit') && (
        <Link to={`/documents/folders/${folder.id}/standards`}>
          <Button>{words.import}</Button>
        </Link>
      )}
      <Link to={`/documents/folders/${folder.id}/inspection`}>
        <Button>{words.inspect}</Button>
      </Link>
      <Button href={addressOf(exportFolder, { params })} download>
        {words.export}
      </Button>
      {may('reopen') && (
        <Button loading={sending.reopen.isPending} onClick={() => sending.reopen.mutate({ params })}>
          {words.reopen}
        </Button>
      )}
      {may('complete') && folder.standards.length > 0 && (
        <Popconfirm
          title={words.completeSure}
          okText={words.complete}
          disabled={folder.tally.missing > 0}
          onConfirm={() => sending.complete.mutate({ params })}
        >
          <Button type="primary" disabled={folder.tally.missing > 0} loading={sending.complete.isPending}>
            {words.complete}
          </Button>
        </Popconfirm>
      )}
      {may('hand_in') && (
        <Popconfirm
          title={words.handInSure}
          okText={words.handIn}
          onConfirm={() => sending.hand_in.mutate({ params })}
        >
          <Button type="primary" loading={sending.hand_in.isPending}>
            {words.handIn}
          </Button>
        </Popconfirm>
      )}
      {error && <Problem error={error} words={folderWords} />}
    </div>
  )
}

function Standards({ folder }: { folder: Folder }) {
  const words = useWords(folderWords).folder
  const [show, setShow] = useState<Show>(folder.tally.missing > 0 ? 'missing' : 'all')
  const [office, setOffice] = useState<string | null>(null)
  const [binding, setBinding] = useState<string | null>(null)
  const [changing, setChanging] = useState<string | null>(null)
  const shown = folder.standards.filter(
    (standard) => fits[show](standard) && (office === null || standard.office.id === office),
  )
  const sections = [...new Set(shown.map(({ section }) => section))]
  const bound = folder.standards.find(({ id }) => id === binding)
  const changed = folder.standards.find(({ id }) => id === changing)
  return (
    <>
      <Section title={words.byOffice}>
        <div className={styles.offices}>
          {folder.tally.byOffice.map(({ office: of, missing }) => (
            <button
              key={of.id}
              type="button"
              className={styles.office}
              aria-pressed={office === of.id}
              onClick={() => setOffice(office === of.id ? null : of.id)}
            >
              <span lang="zh-CN">{of.name}</span>
              <span className={missing > 0 ? styles.missing : styles.met}>
                {missing > 0 ? words.officeMissing(missing) : words.officeDone}
              </span>
            </button>
          ))}
        </div>
      </Section>
      <Segmented
        aria-label={words.show}
        value={show}
        onChange={setShow}
        options={shows.map((value) => ({
          value,
          label: `${words.shows[value]} ${folder.standards.filter(fits[value]).length}`,
        }))}
      />
      {shown.length === 0 && <p className={styles.lead}>{words.nothing}</p>}
      {sections.map((section) => (
        <Section key={section ?? ''} title={section && <span lang="zh-CN">{section}</span>}>
          <ul className={styles.standards}>
            {shown
              .filter((standard) => standard.section === section)
              .map((standard) => (
                <StandardRow
                  key={standard.id}
                  standard={standard}
                  mayEdit={folder.may.includes('edit')}
                  onBind={() => setBinding(standard.id)}
                  onChange={() => setChanging(standard.id)}
                />
              ))}
          </ul>
        </Section>
      ))}
      {bound && <BindPanel standard={bound} onClose={() => setBinding(null)} />}
      {changed && <ChangeForm standard={changed} onClose={() => setChanging(null)} />}
    </>
  )
}
