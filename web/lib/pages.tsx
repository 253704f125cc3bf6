import { type ComponentType, type LazyExoticComponent, lazy, type ReactNode, Suspense } from 'react'
import { isRouteErrorResponse, useNavigate, useRouteError } from 'react-router'
import { Broken } from '../ui/Broken.tsx'
import { Page } from '../ui/Page.tsx'
import { PlainButton } from '../ui/PlainButton.tsx'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { Problem } from './Asked.tsx'
import { useWords, webWords } from './language.tsx'
import { ProblemError, UnreachableError } from './problem.ts'

const opened = new WeakMap<object, unknown>()

/** The component behind a lazy entry of a module, made once. */
export function lazily<P extends object>(entry: { load: () => Promise<{ default: ComponentType<P> }> }) {
  const component = (opened.get(entry) ?? lazy(entry.load)) as LazyExoticComponent<ComponentType<P>>
  opened.set(entry, component)
  return component
}

/** Grey rows until the code and the words of a page are here. */
export function Arriving({ children, rows }: { children: ReactNode; rows?: number }) {
  return <Suspense fallback={<SkeletonRows rows={rows} />}>{children}</Suspense>
}

/** No page at this address, or none that this person may know of: the two look the same. */
export function NoPage() {
  const words = useWords(webWords)
  const go = useNavigate()
  return (
    <Page title={words.notFoundTitle} lead={words.notFoundLead}>
      <div>
        <PlainButton onClick={() => go('/')}>{words.home}</PlainButton>
      </div>
    </Page>
  )
}

/** A page broke while it was drawn, or its code did not come: what happened and how to go on. The frame stays. */
export function BrokenPage() {
  const error = useRouteError()
  const words = useWords(webWords)
  if (isRouteErrorResponse(error) && error.status === 404) return <NoPage />
  const reload = <PlainButton onClick={() => location.reload()}>{words.reload}</PlainButton>
  return (
    <Page title={words.brokenTitle}>
      {error instanceof ProblemError || error instanceof UnreachableError ? (
        <Problem error={error} again={() => location.reload()} />
      ) : (
        <Broken wayOut={reload}>{codeMissing(error) ? words.newVersion : words.unexpected}</Broken>
      )}
    </Page>
  )
}

/** The browsers' own words for a script that could not be fetched: after an update the old names are gone. */
const codeMissing = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|importing a module script/i.test(error.message)
