import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { ACCESS_SECONDS } from '../../backend/src/auth/tokens.ts'
import { jpegWithSecrets, png, SECRETS, webpWithSecrets } from '../../backend/src/testing/pictures.ts'
import { stripMetadata } from '../../backend/src/pictures/strip-metadata.ts'
import { paths } from '../../frontend/src/paths.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone } from './phone.ts'
import { startSite } from './site.ts'

/** How far the gateway's clock is ahead of the phone's. */
let ahead = 0

let browser: Browser
let place: Awaited<ReturnType<typeof startSite>>
beforeAll(async () => {
  ;[browser, place] = await Promise.all([openBrowser(), startSite(() => new Date(Date.now() + ahead))])
})
afterAll(() => Promise.all([browser.close(), place.close()]))

const account = { email: 'akinyi@example.com', password: 'three small mangoes' }
const picture = (page: Page) => page.getByRole('img', { name: 'Your picture' })
const choose = (page: Page, name: string, mimeType: string, bytes: Uint8Array) =>
  page.getByLabel('Choose a picture').setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })

/** Red at the left, blue at the right, each a quarter of the width; what is between is green. */
const flag = png({
  width: 400,
  height: 200,
  pixel: (x) => (x < 100 ? [200, 0, 0] : x < 300 ? [0, 150, 0] : [0, 0, 200]),
})

async function register(page: Page) {
  await page.goto(paths.register)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Akinyi')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(account.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password)
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.waitForURL('**/welcome')
  await page.goto(paths.me)
}

/** Signs in on a phone of its own, and opens Me. */
async function signIn() {
  const phone = await openPhone(browser, { place })
  const { page } = phone
  onTestFailed(() => keepPicture(page, 'avatar'))
  await page.goto(paths.me)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(account.email)
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Hello, Akinyi' }).waitFor()
  return phone
}

/** The picture's bytes as the gateway gives them out. */
async function stored(page: Page): Promise<Uint8Array> {
  const response = await fetch(place.gateway + new URL(await addressOf(page)).pathname)
  expect(response.headers.get('Content-Type')).toBe('image/webp')
  return new Uint8Array(await response.arrayBuffer())
}
const addressOf = (page: Page) => picture(page).evaluate((img: HTMLImageElement) => img.src)
const isDrawn = (page: Page) =>
  expect
    .poll(() => picture(page).evaluate(({ complete, naturalWidth }: HTMLImageElement) => complete && naturalWidth))
    .toBe(256)

/** The colour in the middle of the left, the centre and the right of the picture: which of red, green and blue is most. */
const colours = (page: Page) =>
  picture(page).evaluate((img: HTMLImageElement) => {
    const pen = Object.assign(document.createElement('canvas'), { width: 256, height: 256 }).getContext('2d')
    pen?.drawImage(img, 0, 0)
    return [8, 128, 248].map((x) => {
      const [red = 0, green = 0, blue = 0] = pen?.getImageData(x, 128, 1, 1).data ?? []
      return red > green && red > blue ? 'red' : blue > green ? 'blue' : 'green'
    })
  })

test('a picture is chosen, cut to its middle, seen here and on another phone, and taken away', async () => {
  const { page, context, complaints } = await openPhone(browser, { place })
  onTestFailed(() => keepPicture(page, 'avatar'))
  await register(page)
  await page.getByLabel('Choose a picture').focus()
  await expectWellMade(page, 'Me without a picture')
  await choose(page, 'flag.png', 'image/png', flag)
  await page.getByText('Your picture is saved').waitFor()
  await isDrawn(page)
  expect(await colours(page)).toEqual(['green', 'green', 'green'])
  expect((await stored(page)).length).toBeLessThan(20_000)
  await expectWellMade(page, 'Me with a picture')
  const first = await addressOf(page)
  await page.reload()
  await isDrawn(page)

  // One that is as high as it is wide keeps its edges.
  const square = png({
    width: 90,
    height: 90,
    pixel: (x) => (x < 30 ? [200, 0, 0] : x < 60 ? [0, 150, 0] : [0, 0, 200]),
  })
  await choose(page, 'square.png', 'image/png', square)
  await expect.poll(() => addressOf(page)).not.toBe(first)
  await isDrawn(page)
  expect(await colours(page)).toEqual(['red', 'green', 'blue'])
  expect((await fetch(place.gateway + new URL(first).pathname)).status).toBe(404)

  const other = await signIn()
  await isDrawn(other.page)
  expect(await addressOf(other.page)).toBe(await addressOf(page))

  await page.getByRole('button', { name: 'Take it away' }).click()
  await expectWellMade(page, 'taking the picture away')
  await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click()
  await page.getByText('Your picture is gone').waitFor()
  expect(await picture(page).count()).toBe(0)
  await other.page.reload()
  await picture(other.page).waitFor({ state: 'detached' })
  expect([...complaints, ...other.complaints]).toEqual([])
  await Promise.all([context.close(), other.context.close()])
})

test('pictures with secrets are opened, and lose them on the phone already; what is none is not sent', async () => {
  const { page, context, complaints } = await signIn()
  for (const [name, type, bytes] of [
    ['me.jpg', 'image/jpeg', jpegWithSecrets()],
    ['me.webp', 'image/webp', webpWithSecrets()],
  ] as const) {
    const sent = page.waitForResponse('**/users/me/avatar')
    await choose(page, name, type, bytes)
    expect((await sent).status()).toBe(200)
    await isDrawn(page)
    const kept = Buffer.from(await stored(page))
    for (const secret of SECRETS) expect(kept.includes(secret)).toBe(false)
  }
  const before = await addressOf(page)
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
  for (const bytes of [svg, Buffer.from('<script>alert(1)</script>'), Buffer.alloc(0)]) {
    await choose(page, 'me.png', 'image/png', bytes)
    await page.getByText(/We cannot open this file as a picture/).waitFor()
  }
  expect(await addressOf(page)).toBe(before)
  expect(complaints).toEqual([])
  await context.close()
})

test('offline the chosen picture waits for another tap', async () => {
  const { page, context } = await signIn()
  await isDrawn(page)
  const before = await addressOf(page)
  await context.setOffline(true)
  await choose(page, 'flag.png', 'image/png', flag)
  await page.getByText(/We cannot reach TajiConnect/).waitFor()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => addressOf(page)).not.toBe(before)
  await context.close()
})

test('T30: with a token that has run out the picture goes again, byte for byte', async () => {
  const { page, context, complaints } = await signIn()
  await page.evaluate(() => {
    const write = HTMLCanvasElement.prototype.toBlob
    HTMLCanvasElement.prototype.toBlob = function (take, ...rest) {
      const keep = (blob: Blob | null) => {
        Object.assign(window, { sent: blob })
        take(blob)
      }
      write.call(this, keep, ...rest)
    }
  })
  const before = await addressOf(page)
  const replies: number[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('/users/me/avatar')) replies.push(response.status())
  })
  ahead += (ACCESS_SECONDS + 1) * 1000
  await choose(page, 'flag.png', 'image/png', flag)
  await expect.poll(() => addressOf(page)).not.toBe(before)
  expect(replies).toEqual([401, 200])
  const sent = await page.evaluate(async () => [
    ...new Uint8Array(await (window as unknown as { sent: Blob }).sent.arrayBuffer()),
  ])
  // Chromium writes a colour profile into what it draws; that alone is taken out.
  const kept = stripMetadata(Uint8Array.from(sent), 'image/webp', 'plain')?.bytes ?? []
  expect(kept.length).toBeGreaterThan(200)
  expect([...(await stored(page))]).toEqual([...kept])
  expect(complaints).toEqual([])
  await context.close()
})

test('the policy lets the page show a picture from the API’s own origin', async () => {
  const { page, context, complaints } = await signIn()
  const url = place.gateway + new URL(await addressOf(page)).pathname
  const width = await page.evaluate(async (url) => {
    const img = Object.assign(new Image(), { src: url })
    await img.decode()
    return img.naturalWidth
  }, url)
  expect(width).toBe(256)
  expect(complaints).toEqual([])
  await context.close()
})
