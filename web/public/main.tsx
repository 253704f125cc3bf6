import '../ui/base.css'
import './public.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { LanguageProvider } from '../lib/language.tsx'
import type { PageEntry } from '../lib/module.ts'
import { Arriving, BrokenPage, lazily, NoPage } from '../lib/pages.tsx'
import { openQueries } from '../lib/queries.ts'
import { Front } from './Front.tsx'
import { Masthead } from './Masthead.tsx'
import { modules } from './modules.ts'

function PublicPage({ page }: { page: PageEntry }) {
  const Content = lazily(page)
  return (
    <Arriving rows={8}>
      <Content />
    </Arriving>
  )
}

const router = createBrowserRouter(
  [
    {
      element: <Masthead />,
      errorElement: <BrokenPage />,
      children: [
        {
          errorElement: <BrokenPage />,
          children: [
            { path: '/', element: <Front /> },
            ...modules.flatMap((module) =>
              (module.public?.pages ?? []).map((page) => ({
                path: page.path,
                element: <PublicPage page={page} />,
                errorElement: <BrokenPage />,
              })),
            ),
            { path: '*', element: <NoPage /> },
          ],
        },
      ],
    },
  ],
  { basename: '/public' },
)

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={openQueries()}>
        <LanguageProvider>
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
