import '../ui/base.css'
import './hall.css'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { HallDoor } from '../../modules/assembly/web/hall/HallDoor.tsx'
import { LanguageProvider } from '../lib/language.tsx'

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Suspense fallback={null}>
        <LanguageProvider>
          <HallDoor />
        </LanguageProvider>
      </Suspense>
    </StrictMode>,
  )
}
