import { useSyncExternalStore } from 'react'
import { storedChoice } from './stored.ts'

export const themeChoice = storedChoice('theme', ['auto', 'light', 'dark'], 'auto')
export type ThemeChoice = ReturnType<typeof themeChoice.get>

const darkSystem = matchMedia('(prefers-color-scheme: dark)')

function shownTheme(): 'light' | 'dark' {
  const chosen = themeChoice.get()
  const theme = chosen === 'auto' ? (darkSystem.matches ? 'dark' : 'light') : chosen
  // Written before anybody reads colours from the root element: `ui/desk.tsx` does.
  if (document.documentElement.dataset.theme !== theme) document.documentElement.dataset.theme = theme
  return theme
}

/** The theme on screen: what was chosen, or what the system prefers. */
export function useTheme(): 'light' | 'dark' {
  themeChoice.use()
  return useSyncExternalStore((hear) => {
    darkSystem.addEventListener('change', hear)
    return () => darkSystem.removeEventListener('change', hear)
  }, shownTheme)
}
