import { useEffect, useRef, useState } from 'react'
import { useWords, webWords } from '../../../../../web/lib/language.tsx'
import { Choice } from '../../../../../web/ui/Choice.tsx'
import { PlainButton } from '../../../../../web/ui/PlainButton.tsx'
import { type Draft, itemParts } from '../../../contract/drafts.ts'
import { draftWords } from '../words.ts'
import { backToText, Chosen } from './Chosen.tsx'
import {
  type Content,
  changeItem,
  dropQuantity,
  leaveOutAbove,
  mergeWithNext,
  moveItem,
  toggleTarget,
} from './content.ts'
import styles from './Desk.module.css'
import { useDeskKeys } from './deskKeys.ts'
import { nextUnplaced, type Place, stepItem, stepQuantity } from './order.ts'
import { bringIntoPane, usePaneHeight, useScrollInStep } from './pane.ts'
import { ResultPane } from './ResultPane.tsx'
import { SelectionBar, takeSelection } from './SelectionBar.tsx'
import { SourcePane } from './SourcePane.tsx'
import type { SelectedWords } from './selected.ts'
import { TargetList } from './TargetList.tsx'
import { useDesk, useDeskState } from './useDesk.ts'

type Side = 'source' | 'result' | 'panel'

/** Source, result, and what is at hand, side by side; on a narrow screen one of them at a time. */
export function Panes({ draft, showKeys }: { draft: Draft; showKeys: () => void }) {
  const words = useWords(draftWords)
  const [side, setSide] = useState<Side>('result')
  const source = useRef<HTMLElement>(null)
  const result = useRef<HTMLElement>(null)
  const selected = useRef<SelectedWords | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const desk = useDesk()
  const common = useWords(webWords)
  const chosen = useDeskState((state) => state.chosen)
  const isWriting = useDeskState((state) => state.writing !== null)
  const panes = usePaneHeight()
  useEffect(() => {
    const row =
      chosen?.quantityId && list.current?.querySelector(`[data-listed="${CSS.escape(chosen.quantityId)}"]`)
    if (row && list.current && getComputedStyle(list.current).overflowY !== 'visible')
      bringIntoPane(list.current, row)
  }, [chosen])
  const putAway = () => {
    desk.open('none')
    desk.choose(null, 'keyboard')
  }
  useScrollInStep(result, source)
  useKeysOfDesk(selected, showKeys)
  const sides: Record<Side, string> = {
    source: words.desk.source,
    result: words.desk.result,
    panel: words.desk.panel,
  }
  return (
    <>
      <div className={styles.sides}>
        <Choice
          label={words.desk.panes}
          options={(['source', 'result', 'panel'] as const).map((value) => ({ value, word: sides[value] }))}
          value={side}
          onChoose={setSide}
        />
      </div>
      <div ref={panes} className={styles.panes}>
        <SourcePane
          pane={source}
          source={draft.source}
          label={draft.sourceName ? words.desk.sourceOf(draft.sourceName) : words.desk.pasted}
          shown={side === 'source'}
        />
        <ResultPane pane={result} label={words.desk.result} shown={side === 'result'} />
        <aside className={styles.panel} aria-label={words.desk.panel}>
          <div className={styles.chosen} data-shown={chosen !== null && !isWriting}>
            <div className={styles.putAway}>
              <PlainButton kind="text" onClick={putAway}>
                {common.close}
              </PlainButton>
            </div>
            <Chosen />
          </div>
          <div ref={list} className={styles.targets} data-shown={side === 'panel'}>
            <TargetList />
          </div>
        </aside>
      </div>
      <SelectionBar latest={selected} />
    </>
  )
}

function useKeysOfDesk(selected: { readonly current: SelectedWords | null }, showKeys: () => void): void {
  const desk = useDesk()
  const go = (step: (content: Content, from: Place | null) => Place | null) =>
    desk.choose(step(desk.content(), desk.get().chosen), 'keyboard')
  const onQuantity = (act: (content: Content, itemId: string, quantityId: string) => Content) => {
    const { chosen } = desk.get()
    if (chosen?.quantityId) desk.act((content) => act(content, chosen.itemId, chosen.quantityId!))
  }
  const onItem = (act: (content: Content, itemId: string) => Content) => {
    const { chosen } = desk.get()
    if (chosen) desk.act((content) => act(content, chosen.itemId))
  }
  useDeskKeys({
    next: () => go((content, from) => stepQuantity(content, from, 1)),
    before: () => go((content, from) => stepQuantity(content, from, -1)),
    below: () => go((content, from) => stepItem(content, from, 1)),
    above: () => go((content, from) => stepItem(content, from, -1)),
    target: () => onQuantity(toggleTarget),
    delete: () => onQuantity(dropQuantity),
    edit: () => desk.get().chosen?.quantityId && desk.open('quantity'),
    item: () => desk.get().chosen && desk.open('item'),
    add: () => takeSelection(desk, selected.current),
    write: () => {
      const { chosen } = desk.get()
      if (chosen) desk.write(chosen.itemId)
    },
    part: () =>
      onItem((content, itemId) =>
        changeItem(content, itemId, (item) => ({
          ...item,
          part: itemParts[(itemParts.indexOf(item.part) + 1) % itemParts.length] ?? item.part,
        })),
      ),
    leaveOutAbove: () => onItem(leaveOutAbove),
    merge: () => onItem(mergeWithNext),
    up: () => onItem((content, itemId) => moveItem(content, itemId, -1)),
    down: () => onItem((content, itemId) => moveItem(content, itemId, 1)),
    unplaced: () => go((content, from) => nextUnplaced(content, from) ?? from),
    undo: () => desk.undo(),
    redo: () => desk.redo(),
    keys: showKeys,
    escape: () => {
      if (desk.get().placing) return desk.place(null)
      if (desk.get().form !== 'none') {
        desk.open('none')
        return backToText()
      }
      desk.choose(null, 'keyboard')
    },
  })
}
