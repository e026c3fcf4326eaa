/** What could not be written to the phone (storage blocked or full) lives on in this tab. */
const unsaved = new Map<string, string>()

/** localStorage that never throws. */
export const storage = {
  get(key: string): string | null {
    try {
      return unsaved.get(key) ?? localStorage.getItem(key)
    } catch {
      return null
    }
  },

  set(key: string, value: string): void {
    try {
      localStorage.setItem(key, value)
      unsaved.delete(key)
    } catch {
      unsaved.set(key, value)
    }
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
