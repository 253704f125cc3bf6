import { lazy } from 'react'
import type { WebModule } from '../../../web/lib/module.ts'
import { unitsWords } from './words.ts'

/** The words of roles, lines of work and kinds of unit, for the pages of later modules: `useWords(unitsWords)`. */
export { unitsWords } from './words.ts'

/** A small drawing of places for the pages of later modules; it travels when it is first shown. */
export const PlaceSketch = lazy(() => import('./PlaceSketch.tsx'))

/** The neighbourhoods each in the shade of its number; it travels when it is first shown. */
export const PlaceShades = lazy(() => import('./PlaceShades.tsx'))

const load = () => import('./WhoAnswers.tsx')

export const web: WebModule = {
  name: 'units',
  words: unitsWords,
  staff: {
    pages: [
      { path: '/units', can: 'units.read', load },
      { path: '/units/trees', can: 'units.read', load: () => import('./TreesPage.tsx') },
      { path: '/units/import', can: 'units.change', load: () => import('./ImportPage.tsx') },
      { path: '/units/:id', can: 'units.read', load },
    ],
    home: [{ key: 'first', can: 'units.change', order: 1, load: () => import('./FirstUnits.tsx') }],
    menu: [
      { key: 'answers', path: '/units', can: 'units.read', order: 60, press: 'u' },
      {
        key: 'trees',
        path: '/units/trees',
        owns: /^\/units\/import$/,
        can: 'units.read',
        order: 61,
        press: 't',
      },
    ],
  },
}
