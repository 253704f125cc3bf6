import '../ui/base.css'
import './staff.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../lib/language.tsx'
import { openQueries } from '../lib/queries.ts'
import { Staff } from './Staff.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={openQueries()}>
        <LanguageProvider>
          <Staff />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
}
