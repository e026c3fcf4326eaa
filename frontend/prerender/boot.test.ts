import { beforeEach, describe, expect, it } from 'vitest'
import { type Ahead, bootData, bootScript } from './boot.ts'

const KEYS = ['access_token', 'refresh_token', 'user']
const AHEAD: Ahead = {
  landing: [['/landing.js'], { en: ['/landing-en.js'], sw: ['/landing-sw.js'] }],
  app: [['/app.js'], { en: ['/app-en.js'], sw: ['/app-sw.js'] }],
  inside: [['/inside.js'], { en: [], sw: [] }],
}
const page = document.documentElement

/** Runs the script as a browser would at this address. */
function boot(path: string, language = 'en-KE') {
  history.replaceState(null, '', path)
  Object.defineProperty(navigator, 'language', { value: language, configurable: true })
  document.head.insertAdjacentHTML('beforeend', bootData({ keys: KEYS, ahead: AHEAD }))
  // oxlint-disable-next-line typescript/no-implied-eval -- the very text that index.html gets
  new Function(bootScript)()
  return [...document.head.querySelectorAll('link[rel=modulepreload]')].map((link) => link.getAttribute('href'))
}

describe('the boot script', () => {
  beforeEach(() => {
    document.head.replaceChildren()
    page.lang = 'en'
    for (const name of ['theme', 'page', 'failed']) delete page.dataset[name]
  })

  it('gives a newcomer the landing page, and fetches its code and words', () => {
    expect(boot('/')).toEqual(['/landing.js', '/landing-en.js'])
    expect(page).toMatchObject({ lang: 'en', dataset: { page: 'landing' } })
    expect(page.dataset.theme).toBeUndefined()
  })

  it('speaks Kiswahili where the browser does, unless English was chosen', () => {
    expect(boot('/', 'sw-TZ')).toContain('/landing-sw.js')
    expect(page.lang).toBe('sw')
    localStorage.setItem('taji.locale', 'en')
    boot('/', 'sw-TZ')
    expect(page.lang).toBe('en')
  })

  it('makes room for the app at every other address, and for whoever is signed in', () => {
    expect(boot('/login')).toEqual(['/app.js', '/app-en.js'])
    expect(page.dataset.page).toBe('app')
    for (const key of KEYS) localStorage.setItem(key, 'x')
    expect(boot('/').slice(-3)).toEqual(['/app.js', '/app-en.js', '/inside.js'])
    expect(page.dataset.page).toBe('app')
  })

  it('keeps to a chosen theme, and to no other word', () => {
    localStorage.setItem('taji.theme', 'dark')
    boot('/')
    expect(page.dataset.theme).toBe('dark')
    delete page.dataset.theme
    localStorage.setItem('taji.theme', 'system')
    boot('/')
    expect(page.dataset.theme).toBeUndefined()
  })

  it('says when the code cannot be fetched', () => {
    boot('/login')
    const script = document.createElement('script')
    document.head.append(script)
    script.dispatchEvent(new Event('error'))
    expect(page.hasAttribute('data-failed')).toBe(true)
  })
})
