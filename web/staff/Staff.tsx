import { use, useMemo } from 'react'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { SessionKeeper } from '../../modules/identity/web/SessionKeeper.tsx'
import { type Language, useLanguage, wordsOf } from '../lib/language.tsx'
import { useMe } from '../lib/me.ts'
import type { PageEntry } from '../lib/module.ts'
import { Arriving, BrokenPage, lazily, NoPage } from '../lib/pages.tsx'
import { Parts } from '../lib/parts.tsx'
import { useTheme } from '../lib/theme.ts'
import { Desk } from '../ui/desk.tsx'
import { Frame } from './Frame.tsx'
import { Home } from './Home.tsx'
import { modules } from './modules.ts'

/** Ant Design's own words travel like ours: only the chosen language. */
const deskWords = wordsOf({
  // Calendars take the names of months and days from dayjs.
  'zh-CN': async () => {
    const [file] = await Promise.all([import('antd/es/locale/zh_CN'), import('dayjs/locale/zh-cn')])
    return { words: file.default }
  },
  en: () => import('antd/es/locale/en_GB').then((file) => ({ words: file.default })),
})

function useDeskWords(language: Language) {
  return use(deskWords.load(language))
}

const nonce = document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''

/** The staff door: who is it, then the frame with the pages of all modules inside. */
export function Staff() {
  const theme = useTheme()
  const locale = useDeskWords(useLanguage())
  const router = useMemo(openRouter, [])
  return (
    <Desk theme={theme} nonce={nonce} locale={locale}>
      <SessionKeeper>
        <Parts value={parts}>
          <RouterProvider router={router} />
        </Parts>
      </SessionKeeper>
    </Desk>
  )
}

const parts = modules.flatMap((module) => module.staff?.parts ?? [])

function openRouter() {
  return createBrowserRouter([
    {
      element: <Frame />,
      errorElement: <BrokenPage />,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            { path: '/', element: <Home /> },
            ...modules.flatMap((module) =>
              (module.staff?.pages ?? []).map((page) => ({
                path: page.path,
                element: <StaffPage page={page} />,
                errorElement: <BrokenPage />,
              })),
            ),
            { path: '*', element: <NoPage /> },
          ],
        },
      ],
    },
  ])
}

function StaffPage({ page }: { page: PageEntry }) {
  const me = useMe()
  if (page.can !== undefined && !me.holds(page.can)) return <NoPage />
  const Content = lazily(page)
  return (
    <Arriving rows={8}>
      <Content />
    </Arriving>
  )
}
