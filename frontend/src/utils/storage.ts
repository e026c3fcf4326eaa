/** What could not be written to the phone (storage blocked or full) lives on in this tab. */
const unsaved = new Map<string, string>()
let warned = false

/** localStorage that never throws. */
export const storage = {
  get(key: string): string | null {
    try {
      return unsaved.get(key) ?? localStorage.getItem(key)
    } catch {
      return null
    }
  },

  /** Whether the phone has kept it, and not this tab alone. */
  set(key: string, value: string): boolean {
    try {
      localStorage.setItem(key, value)
      unsaved.delete(key)
      return true
    } catch (error) {
      // oxlint-disable-next-line no-console -- the only trace of why the next visit starts signed out
      if (!warned) console.warn('This browser keeps nothing for the next visit:', error)
      warned = true
      storage.hold(key, value)
      return false
    }
  },

  /** Keeps it in this tab alone. */
  hold(key: string, value: string): void {
    unsaved.set(key, value)
  },

  remove(key: string): void {
    unsaved.delete(key)
    try {
      localStorage.removeItem(key)
    } catch {
      // Blocked: nothing was ever written there.
    }
  },
}

/** What another tab has written since is newer than what this one could not. */
if (typeof window !== 'undefined')
  window.addEventListener('storage', ({ key }) => (key === null ? unsaved.clear() : unsaved.delete(key)))
