import { useSyncExternalStore } from 'react'

function hearNetwork(hear: () => void): () => void {
  addEventListener('online', hear)
  addEventListener('offline', hear)
  return () => {
    removeEventListener('online', hear)
    removeEventListener('offline', hear)
  }
}

/** Whether the browser believes it has a network at all. */
export const useOnline = (): boolean => useSyncExternalStore(hearNetwork, () => navigator.onLine)
