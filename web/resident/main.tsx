import '../ui/base.css'
import './resident.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { PhoneKeeper } from '../../modules/identity/web/resident/PhoneKeeper.tsx'
import { askFrom } from '../lib/ask.ts'
import { LanguageProvider } from '../lib/language.tsx'
import type { PageEntry } from '../lib/module.ts'
import { Arriving, BrokenPage, lazily, NoPage } from '../lib/pages.tsx'
import { openQueries } from '../lib/queries.ts'
import { useResident } from '../lib/resident.ts'
import { Home } from './Home.tsx'
import { modules } from './modules.ts'
import { Shell } from './Shell.tsx'
import { StrangerPage } from './StrangerPage.tsx'

askFrom('my')

function ResidentPage({ page }: { page: PageEntry }) {
  const resident = useResident()
  if (page.can !== undefined && !resident.holds(page.can)) return <NoPage />
  const Content = lazily(page)
  return (
    <Arriving rows={6}>
      <Content />
    </Arriving>
  )
}

const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      errorElement: <BrokenPage />,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            { path: '/', element: <Home /> },
            ...modules.flatMap((module) =>
              (module.resident?.pages ?? []).map((page) => ({
                path: page.path,
                element: <ResidentPage page={page} />,
                errorElement: <BrokenPage />,
              })),
            ),
            { path: '*', element: <NoPage /> },
          ],
        },
      ],
    },
  ],
  { basename: '/my' },
)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={openQueries()}>
        <LanguageProvider>
          <PhoneKeeper around={StrangerPage}>
            <RouterProvider router={router} />
          </PhoneKeeper>
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
