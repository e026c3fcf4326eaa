// Takes the README's picture anew: `node e2e/picture.mjs` while `npm start` runs.
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from './browser.mjs'

const SITE = process.argv[2] ?? 'http://localhost:5173'
const SIZE = { width: 360, height: 800 }

const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox', '--disable-gpu'] })

async function phone(colorScheme, walk) {
  const context = await browser.newContext({ viewport: SIZE, isMobile: true, colorScheme, deviceScaleFactor: 1.5 })
  const page = await context.newPage()
  await page.goto(SITE)
  await walk(page)
  await page.waitForTimeout(800)
  const picture = await page.screenshot({ type: 'png' })
  await context.close()
  return picture.toString('base64')
}

const asAmina = async (page) => {
  await page.getByRole('link', { name: /Amina/ }).click()
  await page.getByRole('heading', { name: 'Hello, Amina' }).waitFor()
}

const pictures = [
  await phone('light', (page) => page.getByRole('heading', { level: 1 }).waitFor()),
  await phone('light', async (page) => {
    await asAmina(page)
    await page.goto(`${SITE}/interests`)
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await page.getByText('Not sure', { exact: true }).waitFor()
  }),
  await phone('light', async (page) => {
    await asAmina(page)
    await page.goto(`${SITE}/careers`)
    await page.getByText('of 100 sure').waitFor()
    await page.getByRole('main').getByRole('article').first().scrollIntoViewIfNeeded()
  }),
  await phone('dark', asAmina),
]

const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
await page.setContent(
  `<style>body{margin:0;display:flex;gap:24px;padding:24px;background:#d9d4c7;width:max-content}img{width:360px;border-radius:24px}</style>${pictures
    .map((data) => `<img src="data:image/png;base64,${data}">`)
    .join('')}`,
)
await page.waitForTimeout(300)
await page.locator('body').screenshot({ path: join(import.meta.dirname, '../docs/screens.png') })
await browser.close()
