import { create } from 'zustand'
import { storage } from '../utils/storage.ts'

export const THEMES = ['light', 'dark', 'system'] as const
export type Theme = (typeof THEMES)[number]

const KEY = 'taji.theme'

const savedTheme = (): Theme => THEMES.find((theme) => theme === storage.get(KEY)) ?? 'system'

/** How the learner likes the app to look. The language lives in i18n, which has to fetch its words. */
export const usePreferences = create<{ theme: Theme }>()(() => ({ theme: savedTheme() }))

export function setTheme(theme: Theme): void {
  storage.set(KEY, theme)
  usePreferences.setState({ theme })
}

function apply({ theme }: { theme: Theme }) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

function follow({ key }: StorageEvent) {
  if (key === KEY || key === null) usePreferences.setState({ theme: savedTheme() })
}

/** Puts the theme on the page (`<html data-theme>`, none for the system's) and keeps it there; returns the way to stop. */
export function applyTheme(): () => void {
  apply(usePreferences.getState())
  const stop = usePreferences.subscribe(apply)
  window.addEventListener('storage', follow)
  return () => {
    stop()
    window.removeEventListener('storage', follow)
  }
}
