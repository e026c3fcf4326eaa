import type { User } from '@tajiconnect/contract/users'
import { create } from 'zustand'
import { storage } from '../utils/storage.ts'
import { useSession } from './session.ts'

export type Theme = User['theme']
export const THEMES = ['light', 'dark', 'system'] as const satisfies readonly Theme[]

const KEY = 'taji.theme'

const savedTheme = (): Theme => THEMES.find((theme) => theme === storage.get(KEY)) ?? 'system'

/** How the learner likes the app to look. The language lives in i18n, which has to fetch its words. */
export const usePreferences = create<{ theme: Theme }>()(() => ({ theme: savedTheme() }))

/** Whether a visitor has chosen the theme since the page was opened. */
let chosen = false
export const themeChosen = () => chosen

/**
 * Changes the look of the whole page at once, and keeps it for the next visit: a visitor's choice on this phone, or
 * `ofAccount` what the signed-in account says.
 */
export function setTheme(theme: Theme, { ofAccount = false } = {}): void {
  storage.set(KEY, theme)
  usePreferences.setState({ theme })
  chosen = !ofAccount
}

function apply({ theme }: { theme: Theme }) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

function follow({ key }: StorageEvent) {
  if (key === KEY || key === null) usePreferences.setState({ theme: savedTheme() })
}

/** What the account says anew counts: somebody has come in, or chosen another theme on another phone. */
function followAccount({ user }: { user: User | null }, before: { user: User | null }) {
  const theme = THEMES.find((each) => each === user?.theme)
  if (theme && theme !== before.user?.theme && !chosen) setTheme(theme, { ofAccount: true })
}

/** Puts the theme on the page (`<html data-theme>`, none for the system's) and keeps it there; returns the way to stop. */
export function applyTheme(): () => void {
  apply(usePreferences.getState())
  const stops = [usePreferences.subscribe(apply), useSession.subscribe(followAccount)]
  window.addEventListener('storage', follow)
  return () => {
    for (const stop of stops) stop()
    window.removeEventListener('storage', follow)
  }
}
