import '../ui/base.css'
import './venue.css'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { VenueTablet } from '../../modules/assembly/web/venue/VenueTablet.tsx'
import { askFrom } from '../lib/ask.ts'
import { LanguageProvider } from '../lib/language.tsx'
import { useTheme } from '../lib/theme.ts'
import { keepPages } from './keeping.ts'

// The tablet of a venue: one page, kept whole in the browser, which opens and works without a network.

const [, , sessionId = '', venueId = ''] = location.pathname.split('/')
const door = new URLSearchParams(location.search).get('door') === 'my' ? 'my' : 'staff'
askFrom(door)

function Tablet() {
  useTheme()
  return <VenueTablet sessionId={sessionId} venueId={venueId} door={door} keepPages={keepPages} />
}

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <Suspense>
          <Tablet />
        </Suspense>
      </LanguageProvider>
    </StrictMode>,
  )
}
