import { useSyncExternalStore } from 'react'

/** As `wide:` in the style; where a phone's list is another element than a wide screen's table. */
const query = typeof matchMedia === 'function' ? matchMedia('(min-width: 56.25rem)') : null

const watch = (told: () => void) => {
  query?.addEventListener('change', told)
  return () => query?.removeEventListener('change', told)
}

export const useWide = (): boolean => useSyncExternalStore(watch, () => query?.matches ?? false)
