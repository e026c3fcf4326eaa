import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { paths } from '../../frontend/src/paths.ts'
import { ask, register } from './learner.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone, soon } from './phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const FILM = paths.lesson('cells-and-life', 'moving-in-and-out')
const SOUND = paths.lesson('sports-science', 'heart-rate-zones')
const PICTURE = paths.lesson('ratio-rate-percentage', 'sharing-and-mixing')
const MATHS = paths.lesson('motion-forces-energy', 'speed-and-motion-graphs')

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

async function enterAsAmina(page: Page) {
  await page.goto('/?sample')
  await heading(page, 'Hello, Amina')
}

/** What is asked of the content service, and what it answered: “206 media”. */
function watch(page: Page): string[] {
  const seen: string[] = []
  page.on('request', (request) => request.url().includes('/content/') && seen.push(request.resourceType()))
  page.on('response', (response) => {
    if (response.url().includes('/content/')) seen.push(`${response.status()} ${response.request().resourceType()}`)
  })
  return seen
}

const secondsAt = (player: Locator) => player.evaluate((player: HTMLMediaElement) => player.currentTime)
/** What the browser shows under a film now: the language, and the words. */
const captions = (player: Locator) =>
  player.evaluate((player: HTMLMediaElement) =>
    [...player.textTracks]
      .filter(({ mode }) => mode === 'showing')
      .map(({ language, activeCues }) => [language, ...[...(activeCues ?? [])].map((cue) => (cue as VTTCue).text)]),
  )
const hasPlayed = (player: Locator, from: number) => soon(() => secondsAt(player)).toBeGreaterThan(from)

/** By the keyboard alone: the player has the focus. Stops, goes to the end, and back from there by some steps. */
async function stopNearEnd({ keyboard }: Page, player: Locator, steps: number): Promise<number> {
  await keyboard.press('Space')
  await soon(() => player.evaluate((player: HTMLMediaElement) => player.paused)).toBe(true)
  await keyboard.press('End')
  for (let step = 0; step < steps; step++) await keyboard.press('ArrowLeft')
  return secondsAt(player)
}

test('a film is read, then watched with captions, sought in by keys, and gone on with another day', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'film'))
  await enterAsAmina(page)
  const seen = watch(page)
  await page.goto(FILM)
  const film = page.getByRole('region', { name: 'Particles spread out' })
  const video = film.locator('video')
  await film.getByText(/^A box seen from above, cut in two by a wall/).waitFor()
  await film.getByText('14 seconds, 203 kB').waitFor()
  await expectWellMade(page, 'a film before it is played')
  expect(seen).toEqual([])

  await film.getByRole('button', { name: 'Play the video' }).click()
  await hasPlayed(video, 0.5)
  expect(await captions(video)).toEqual([['en', expect.stringContaining('Sixty particles are kept on the left')]])
  expect(seen).toContain('206 media')
  expect(seen).toContain('200 texttrack')
  await expectWellMade(page, 'a film that is played')

  const at = await stopNearEnd(page, video, 16)
  expect(at).toBeGreaterThan(9)
  expect(at).toBeLessThan(13)
  await soon(() => captions(video)).toEqual([['en', expect.stringContaining('as many go one way as the other')]])

  await page.reload()
  await film.getByText(/^It goes on where you stopped, at 0:(09|1\d)\.$/).waitFor()
  await expectWellMade(page, 'a film that was stopped')
  await film.getByRole('button', { name: 'Play the video' }).click()
  await hasPlayed(video, at)
  await soon(() => video.evaluate((video: HTMLVideoElement) => video.ended)).toBe(true)

  // Seen to its end it begins anew, now for somebody who reads Kiswahili.
  await page.evaluate(() => localStorage.setItem('taji.locale', 'sw'))
  await page.reload()
  await film.getByText(/^Kisanduku kinachoonekana kutoka juu/).waitFor()
  expect(await film.getByText(/^Itaendelea pale/).count()).toBe(0)
  await film.getByRole('button', { name: 'Cheza video' }).click()
  await hasPlayed(video, 0)
  await soon(() => captions(video)).toEqual([['sw', expect.stringContaining('Chembe sitini')]])
  expect(await secondsAt(video)).toBeLessThan(9)
  expect(complaints).toEqual([])
  await context.close()
})

test('sound is read, then heard, sought in by keys, and gone on with another day', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'sound'))
  await enterAsAmina(page)
  const seen = watch(page)
  await page.goto(SOUND)
  const sound = page.getByRole('region', { name: 'Count these heartbeats' })
  const audio = sound.locator('audio')
  await sound.getByText(/^A heart beats for 15 seconds/).waitFor()
  await sound.getByText('15 seconds, 76 kB').waitFor()
  await expectWellMade(page, 'sound before it is played')
  expect(seen).toEqual([])

  await sound.getByRole('button', { name: 'Play the sound' }).click()
  await hasPlayed(audio, 0.5)
  expect(seen).toContain('206 media')
  await expectWellMade(page, 'sound that is played')
  const at = await stopNearEnd(page, audio, 16)
  expect(at).toBeGreaterThan(9)
  expect(at).toBeLessThan(14)

  await page.reload()
  await sound.getByText(/^It goes on where you stopped, at 0:(09|1\d)\.$/).waitFor()
  await sound.getByRole('button', { name: 'Play the sound' }).click()
  await hasPlayed(audio, at)
  await soon(() => audio.evaluate((audio: HTMLAudioElement) => audio.ended)).toBe(true)
  await page.reload()
  await sound.getByRole('button', { name: 'Play the sound' }).waitFor()
  expect(await sound.getByText(/^It goes on where you stopped/).count()).toBe(0)
  expect(complaints).toEqual([])
  await context.close()
})

/** Keeps requests for an address waiting until they are released. */
async function hold(page: Page, address: string) {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  await page.route(address, async (route) => {
    await released
    await route.continue()
  })
  return { release }
}

const GLASSES = 'Five glasses in a row: one of orange juice, then four of water. Below them stands 1 : 4.'
const isThere = (image: Locator) =>
  image.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth === 600)

test('a picture comes by itself, and nothing moves when it does', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'picture'))
  await enterAsAmina(page)
  const link = await hold(page, '**/content/one-to-four/links')
  const file = await hold(page, '**/content/one-to-four/stream*')
  await page.goto(PICTURE)
  const place = page.getByText(GLASSES).locator('..')
  await place.scrollIntoViewIfNeeded()
  const before = await place.boundingBox()
  expect((before?.width ?? 0) / (before?.height ?? 1)).toBeCloseTo(600 / 220, 1)
  link.release()
  const picture = page.getByRole('img', { name: GLASSES })
  await picture.waitFor()
  expect(await isThere(picture)).toBe(false)
  expect(await picture.boundingBox()).toEqual(before)
  file.release()
  await soon(() => isThere(picture)).toBe(true)
  expect(await picture.boundingBox()).toEqual(before)
  await expectWellMade(page, 'a picture in a lesson')
  expect(complaints).toEqual([])
  await context.close()
})

/** Nothing is fetched until it is asked for, and that says what it costs. */
async function expectAtATap(page: Page) {
  const seen = watch(page)
  await page.goto(PICTURE)
  const show = page.getByRole('button', { name: 'Show picture (3 kB)' })
  await show.scrollIntoViewIfNeeded()
  await page.getByText(GLASSES).waitFor()
  await page.waitForLoadState('networkidle')
  expect(seen).toEqual([])
  await expectWellMade(page, 'a picture that waits for a tap')
  await show.click()
  const picture = page.getByRole('img', { name: GLASSES })
  await soon(() => isThere(picture)).toBe(true)
  await soon(() => picture.evaluate((image) => image === document.activeElement)).toBe(true)
}

test('whoever has little data for a week fetches a picture by a tap', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'little-data'))
  await register(page, 'little@example.com')
  await ask(page, 'PUT', '/onboarding', { stage: 'form_3_4', step: null })
  await ask(page, 'POST', '/onboarding/complete')
  await page.goto(`${paths.welcome}?step=data`)
  await page.getByRole('radio', { name: '100 MB' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('100 MB').waitFor()
  await expectAtATap(page)
  expect(complaints).toEqual([])
  await context.close()
})

test('a browser that saves data fetches picture, film and sound by a tap', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'saves-data'))
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true }),
  )
  await enterAsAmina(page)
  await expectAtATap(page)
  const seen = watch(page)
  for (const [path, name] of [
    [FILM, 'Play the video'],
    [SOUND, 'Play the sound'],
  ] as const) {
    await page.goto(path)
    await page.getByRole('button', { name }).waitFor()
    await page.waitForLoadState('networkidle')
  }
  expect(seen).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('formulas are drawn as mathematics and fit the screen', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'maths'))
  await enterAsAmina(page)
  await page.goto(MATHS)
  await heading(page, 'Speed and distance–time graphs')
  const formulas = page.getByRole('math')
  await formulas.first().waitFor()
  const drawn = await formulas.evaluateAll((all) =>
    all.map((math) => {
      const { width, height } = math.getBoundingClientRect()
      return {
        isMaths: math instanceof MathMLElement,
        words: math.textContent.replaceAll('\u00A0', ' '),
        isSeen: width > 0 && height > 0,
      }
    }),
  )
  expect(drawn.length).toBeGreaterThan(3)
  expect(drawn.filter(({ isMaths, isSeen }) => !isMaths || !isSeen)).toEqual([])
  expect(drawn.map(({ words }) => words)).toContain('average speed=total distancetotal time')
  // What stands above the line of a fraction is above it on the screen too.
  const upsideDown = await page.locator('mfrac').evaluateAll((all) =>
    all
      .map(({ children }) => [...children].map((part) => part.getBoundingClientRect()))
      .filter(([over, under]) => !over || !under || over.bottom > under.top + 1)
      .map(([over]) => over?.top),
  )
  expect(upsideDown).toEqual([])
  await expectWellMade(page, 'a lesson with formulas')
  expect(complaints).toEqual([])
  await context.close()
})
