import { setupI18n, type Messages } from '@lingui/core'
import { useLingui } from '@lingui/react'
import type { Locale, Text } from '@tajiconnect/contract/common'
import { createElement, lazy, useCallback, useMemo, useState, type ComponentType } from 'react'
import { storage } from '../utils/storage.ts'
import type { Catalogue, MessageId } from './messages.ts'

export const i18n = setupI18n()

/** Numbers and dates as people in Kenya write them. */
export const TAGS: Record<Locale, string> = { en: 'en-KE', sw: 'sw-KE' }

const STORAGE_KEY = 'taji.locale'
/** What a file of a catalogue exports. */
export interface Words {
  default: Messages
}

const files = new Map<string, () => Promise<Words>>()
const FOLDERS: Record<string, string> = { common: 'i18n', errors: 'api' }
const pathOf = (catalogue: Catalogue, locale: Locale) => `${FOLDERS[catalogue] ?? catalogue}/locales/${locale}.json`

/** Makes catalogues known, by paths that end with `auth/locales/en.json`. Each part of the site knows those of its pages. */
export function addCatalogues(found: Record<string, () => Promise<Words>>): void {
  for (const [path, load] of Object.entries(found)) files.set(path.split('/').slice(-3).join('/'), load)
}

const wanted = new Set<Catalogue>()
const held = new Set<string>()

async function hold(catalogue: Catalogue, locale: Locale) {
  const path = pathOf(catalogue, locale)
  if (held.has(path)) return
  const load = files.get(path)
  if (!load) throw new Error(`There is no catalogue ${path}.`)
  const { default: messages } = await load()
  held.add(path)
  i18n.load(locale, messages)
}

/** Fetches the words of these catalogues in the language in use; `lazyPage` does it for a page. */
export async function loadMessages(...catalogues: Catalogue[]): Promise<void> {
  for (const catalogue of catalogues) wanted.add(catalogue)
  const locale = currentLocale()
  await Promise.all(catalogues.map((catalogue) => hold(catalogue, locale)))
}

/** Puts a language in use without keeping the choice; the boot script has said which. Rejects, and changes nothing, when its words cannot be fetched. */
export async function activate(locale: Locale): Promise<void> {
  await Promise.all([...wanted].map((catalogue) => hold(catalogue, locale)))
  // Even before the first words have come there is a catalogue, an empty one.
  i18n.load(locale, {})
  i18n.activate(locale, TAGS[locale])
  document.documentElement.lang = locale
}

const CHOSEN_KEY = 'taji.locale.chosen'
/** Whether a visitor has chosen the language in this visit; Google's sign-in, for one, opens the page anew. */
let chosen = readChosen()
export const localeChosen = () => chosen

function readChosen(): boolean {
  try {
    return sessionStorage.getItem(CHOSEN_KEY) !== null
  } catch {
    return false
  }
}

function keepChosen(is: boolean) {
  chosen = is
  try {
    if (is) sessionStorage.setItem(CHOSEN_KEY, '')
    else sessionStorage.removeItem(CHOSEN_KEY)
  } catch {
    // Blocked: then it is known until the page is left.
  }
}

/**
 * Switches the language of the whole page at once, and keeps the choice: a visitor's on this phone, or `ofAccount` what
 * the signed-in account says.
 */
export async function setLocale(locale: Locale, { ofAccount = false } = {}): Promise<void> {
  await activate(locale)
  storage.set(STORAGE_KEY, locale)
  keepChosen(!ofAccount)
}

export const currentLocale = (): Locale => (i18n.locale === 'sw' ? 'sw' : 'en')

export type Values = Record<string, string | number>
export type Translate = (id: MessageId, values?: Values) => string

/** `t('landing.start')`, `t('common.minutes', { count: 6 })` */
export function useT(): Translate {
  const { _ } = useLingui()
  return useMemo(() => (id, values) => _(id, values && asWritten(values)), [_])
}

/** Lingui reads `\u0041` and `\x41` as letters, in values too: with its own escape for it a backslash stays one. */
const asWritten = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replaceAll('\\', String.raw`\x5c`) : value,
    ]),
  )

export function useLocale(): Locale {
  useLingui()
  return currentLocale()
}

/** Picks the language in use from a contract `Text`. */
export function useText(): (text: Text) => string {
  const locale = useLocale()
  return useCallback((text: Text) => text[locale], [locale])
}

let failures = 0
/** What could not be fetched is asked for once more where it is next shown. */
export const fetchAgain = (): void => void failures++

interface Loaded {
  default: ComponentType
  /** Fetches what it shows first of all. */
  ahead?: () => Promise<void>
}

/**
 * A page whose code and words are fetched side by side. Once `preload` is done it renders without suspending, so that
 * the prerendered landing can be hydrated as it stands; nor what it fetches `ahead`. Throws where its part of the site has not made its words known.
 */
export function lazyPage(catalogue: Catalogue | Catalogue[], loader: () => Promise<Loaded>) {
  for (const each of [catalogue].flat())
    if (!files.has(pathOf(each, 'en'))) throw new Error(`The catalogue ${each} is not among this part's.`)
  let ready: ComponentType | undefined
  const preload = async () => {
    const [page] = await Promise.all([loader(), loadMessages(...[catalogue].flat())])
    await page.ahead?.()
    ready = page.default
    return page
  }
  let waiting = { since: failures, Page: lazy(preload) }
  const chosen = () => {
    if (ready) return ready
    if (waiting.since !== failures) waiting = { since: failures, Page: lazy(preload) }
    return waiting.Page
  }
  // Chosen once a mount: a later change of type would throw the page's state away.
  const Page = () => {
    const [Chosen] = useState(chosen)
    return createElement(Chosen)
  }
  return Object.assign(Page, { preload })
}
