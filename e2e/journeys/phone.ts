import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { Place } from './site.ts'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.BROWSER_PATH ?? '/usr/bin/chromium', args: FLAGS })

export interface Phone {
  context: BrowserContext
  page: Page
  /** What the browser complained about in any tab: errors in scripts, on the console, and breaches of the policy. */
  complaints: string[]
}

interface PhoneOptions {
  viewport?: { width: number; height: number }
  place?: Place
  /** Lets the app install its service worker. */
  keepsApp?: boolean
}

/**
 * A fresh phone of 360×800 with an empty memory; its socket goes to the gateway under test. It has no service worker unless
 * asked for: that changes when files are fetched and hides requests from a test's own routes, and without one all has to
 * work as well.
 */
export async function openPhone(
  browser: Browser,
  { viewport = { width: 360, height: 800 }, place = inject('place'), keepsApp = false }: PhoneOptions = {},
): Promise<Phone> {
  const context = await browser.newContext({
    viewport,
    hasTouch: true,
    isMobile: viewport.width < 600,
    baseURL: place.site,
    reducedMotion: 'reduce',
    locale: 'en-KE',
    serviceWorkers: keepsApp ? 'allow' : 'block',
  })
  context.setDefaultTimeout(15_000)
  await context.addInitScript(
    (socket) => {
      const Plain = window.WebSocket
      window.WebSocket = class extends Plain {
        constructor(_: string | URL, protocols?: string | string[]) {
          super(socket, protocols)
        }
      }
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, sample }) =>
        console.error(`${effectiveDirective} forbids ${blockedURI} ${sample} (${sourceFile}) at ${location.href}`),
      )
    },
    `${place.gateway.replace('http', 'ws')}/ws`,
  )
  const complaints: string[] = []
  context.on('weberror', (failure) => complaints.push(String(failure.error())))
  context.on('console', (message) => {
    // A refusal that the test provokes is logged by the browser itself, and is no fault of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text())
  })
  return { context, page: await context.newPage(), complaints }
}

/** What is to become true, by a machine that may be busy. */
export const soon = <T>(value: () => Promise<T>) => expect.poll(value, { timeout: 15_000 })

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Nothing serious or critical by axe (by these of its rules or tags), and nothing wider than the screen. */
export async function expectWellMade(page: Page, name: string, rules = WCAG) {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as {
      axe: { configure(spec: object): void; run(options: object): Promise<AxeResults> }
    }
    // Of words in a picture it takes only the lines in sight for what stands there.
    axe.configure({ rules: [{ id: 'label-content-name-mismatch', selector: ':not(svg a)' }] })
    return axe.run({ runOnly })
  }, rules)
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  expect(grave, `axe on ${name}`).toEqual([])
  const spill = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(spill, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
}

/** What the screen showed when a journey failed. */
export async function keepPicture(page: Page, name: string) {
  await page.screenshot({ path: join(import.meta.dirname, `../../test-results/${name}.png`), fullPage: true })
}
