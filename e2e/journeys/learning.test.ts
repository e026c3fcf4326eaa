import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Item, Quiz } from '@tajiconnect/contract/courses'
import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import type { LearnerState, SkillInPlace } from '@tajiconnect/contract/skills'
import { paths } from '../../frontend/src/paths.ts'
import { answerRightly, answerWrongly, itemShown, rightResponse } from './items.ts'
import { ask, go, register } from './learner.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone, soon } from './phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const NURSE = '29-1141.00'
const CELLS = 'Cells and how life works'

const heading = (page: Page, name: string | RegExp, level = 1) =>
  page.getByRole('heading', { level, name, exact: typeof name === 'string' }).waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
/** What the state of sending says, where it is in sight. */
const sync = (page: Page, words: string) => page.getByText(words, { exact: true }).filter({ visible: true }).waitFor()
/** The step of this title, on the road that is on the screen. */
const step = (page: Page, title: string) =>
  page
    .getByRole('list', { name: 'Steps' })
    .getByRole('listitem')
    .filter({ hasText: `${title}, ` })

/** A learner in Form 3 whose road to becoming a nurse is made already; answers with it. */
async function enterOnTheRoad(page: Page, email: string): Promise<Roadmap> {
  await register(page, email)
  await ask(page, 'PUT', '/onboarding', { stage: 'form_3_4', class_level: 'form_3', step: null })
  await ask(page, 'POST', '/onboarding/complete')
  return ask<Roadmap>(page, 'POST', '/ai/roadmaps', { career_id: NURSE })
}

test('a Form 3 learner gets a road with dates, takes it along, and walks part of a second one with it', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'roadmaps'))
  await register(page, 'roads@example.com')
  await tellClassAndGrades(page)
  await makeRoadmap(page, 'Nurse')
  await readRoadmap(page)
  await savePicture(page)
  await print(page)
  await walkTwo(page)
  expect(complaints).toEqual([])
  await context.close()
})

async function tellClassAndGrades(page: Page) {
  const skip = () => button(page, 'Skip').click()
  const next = () => button(page, 'Next').click()
  await heading(page, 'What shall we call you?')
  await skip()
  await heading(page, 'When were you born?')
  await skip()
  await heading(page, 'Where are you now?')
  await page.getByRole('radio', { name: 'Form 3–4' }).check()
  await button(page, 'Form 3').click()
  await expectWellMade(page, 'the class')
  await next()
  await heading(page, 'Which county do you live in?')
  await skip()
  await heading(page, 'Which subjects do you take?')
  for (const subject of [
    'Mathematics',
    'English',
    'Kiswahili',
    'Biology',
    'Chemistry',
    'Geography',
    'Business Studies',
  ]) {
    await page.getByRole('checkbox', { name: subject, exact: true }).check()
    await page.getByRole('combobox', { name: `Last grade in ${subject}` }).selectOption('C')
  }
  await next()
  await heading(page, 'What do you hope for?')
  await skip()
  await heading(page, /How much data a week/)
  await skip()
  await heading(page, 'That is all we ask about you')
}

async function makeRoadmap(page: Page, career: string) {
  await page.goto(paths.explore)
  await page.getByRole('searchbox', { name: 'Search careers' }).fill(career)
  await page
    .getByRole('link', { name: new RegExp(career) })
    .first()
    .click()
  await heading(page, career)
  await button(page, 'Make my roadmap').click()
  await heading(page, `Your road to: ${career}`)
}

const DATED = /(Ready by|Starts \d+ \w+, ready by|Starts \w+ \d{4}, ready by|By|From) [^,]*\w+/

async function readRoadmap(page: Page) {
  await page
    .getByText(/^First job about \w+ 20\d\d$/)
    .first()
    .waitFor()
  await page.getByText('You start from: Form 3').waitFor()
  const steps = page.getByRole('list', { name: 'Steps' })
  await steps.getByText(CELLS).waitFor()
  for (const words of await steps.locator(':scope > li').allInnerTexts()) expect(words).toMatch(DATED)

  const training = step(page, 'Diploma in Nursing (Kenya Registered Community Health Nursing)')
  await training.getByText('Your grades so far open this.').waitFor()
  await training.getByText(/^More about this step/).click()
  await training.getByText('1 other way').click()
  await training.getByText('BSc Nursing', { exact: true }).waitFor()
  await training.getByText('Not yet: your grades so far do not open this.').waitFor()
  await expectWellMade(page, 'a roadmap with dates and ways in')
}

const roadmaps = async (page: Page) => (await ask<{ items: Roadmap[] }>(page, 'GET', '/ai/roadmaps')).items

/** Of a PNG, by its header. */
const sizeOf = (png: Buffer) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) })

async function savePicture(page: Page) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Save as picture').click()])
  expect(download.suggestedFilename()).toBe('your-road-to-nurse.png')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const picture = Buffer.concat(chunks)
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  expect(sizeOf(picture).width).toBe(1080)
  expect(sizeOf(picture).height).toBeGreaterThan(1000)
  await page.getByText('Saved as your-road-to-nurse.png').waitFor()
}

async function print(page: Page) {
  const [roadmap] = await roadmaps(page)
  const titles = roadmap?.steps.map(({ title }) => title.en) ?? []
  const paper = page.getByRole('article')
  expect(await paper.count()).toBe(0)
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g)
  expect(sheets?.length).toBeLessThanOrEqual(2)
  await page.emulateMedia({ media: 'print' })
  await paper.waitFor()
  expect(await paper.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual(titles)
  for (const title of titles)
    expect(await paper.getByRole('heading', { name: title, exact: true }).isVisible()).toBe(true)
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0)
  await page.emulateMedia({ media: null })
  expect(await paper.isVisible()).toBe(false)
}

async function walkTwo(page: Page) {
  await button(page, `I know this already: ${CELLS}`).click()
  await page.getByText(`Done: ${CELLS}`).waitFor()
  await page.getByText('1 of 9 steps done').first().waitFor()
  await soon(async () => (await roadmaps(page))[0]?.steps.filter(({ status }) => status === 'done')).toHaveLength(1)
  await makeRoadmap(page, 'Medical laboratory technologist')
  await page.getByText(`${CELLS}, done`).waitFor()
  await page.getByRole('link', { name: 'Nurse', exact: true }).waitFor()
  expect(await page.getByText('1 course of this is already done').count()).toBe(2)
  await expectWellMade(page, 'a second roadmap')
}

/** A level in the middle of a sentence. */
const WORDS = {
  none: 'not started',
  attempted: 'tried',
  familiar: 'familiar',
  proficient: 'proficient',
  mastered: 'mastered',
}

/** What the list of skills says of one: its level, and how sure that is. */
const said = (page: Page, skill: string) =>
  page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: skill, exact: true }) })
    // Also of what is out of sight, and not drawn.
    .textContent()

const place = (page: Page, number: number, right: number) =>
  page.getByRole('img', { name: `${number} of 10, ${right} right so far` }).waitFor()

async function check(page: Page, verdict: string) {
  await button(page, 'Check').click()
  await page.getByText(verdict, { exact: true }).waitFor()
}

test('practice begun online is finished offline, and the gateway makes of it what the phone did', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'practice'))
  await enterOnTheRoad(page, 'practice@example.com')
  const list = `${paths.skills}?view=list&subject=all`
  await page.goto(paths.today)
  await heading(page, 'Hello, Wanjiru')
  await go(page, list)
  await heading(page, 'Skills')
  await page.getByRole('heading', { level: 3, name: 'Cell structure' }).waitFor()

  await page.getByRole('link', { name: 'Practise', exact: true }).first().click()
  await place(page, 1, 0)
  await page.getByText(/^Next on your path · /).waitFor()
  await expectWellMade(page, 'a practice question')
  await answerRightly(page, await itemShown(page))
  await check(page, 'Right')
  await expectWellMade(page, 'a right answer')
  await button(page, 'Next').click()

  await place(page, 2, 1)
  if (await answerWrongly(page, await itemShown(page))) await button(page, 'Check').click()
  else await button(page, 'I do not know yet').click()
  await page.getByText('Not yet. Here is the step that was missed.').waitFor()
  await expectWellMade(page, 'a wrong answer')
  await button(page, 'Next').click()

  await place(page, 3, 1)
  await button(page, 'Show a hint').click()
  await page.getByText(/^With a hint this answer counts as practice only/).waitFor()
  await expectWellMade(page, 'a hint')
  await answerRightly(page, await itemShown(page))
  await check(page, 'Right, with the hint')
  // “All confirmed” may still be said of the answer before.
  const confirmed = async () => (await ask<LearnerState>(page, 'GET', '/skills/mastery')).recent_items.length
  await soon(confirmed).toBe(3)
  await sync(page, 'All confirmed')
  await page.waitForLoadState('networkidle')

  await context.setOffline(true)
  await sync(page, 'Offline')
  for (const number of [4, 5]) {
    await button(page, 'Next').click()
    await place(page, number, number - 2)
    await answerRightly(page, await itemShown(page))
    await check(page, 'Right')
  }
  await button(page, 'Next').click()
  await place(page, 6, 4)
  const sixth = await itemShown(page)
  await page.getByRole('link', { name: 'Today' }).click()
  await heading(page, 'Hello, Wanjiru')
  await go(page, paths.practice)
  await place(page, 6, 4)
  expect((await itemShown(page)).id).toBe(sixth.id)
  for (const number of [6, 7, 8, 9, 10]) {
    await place(page, number, number - 2)
    await answerRightly(page, await itemShown(page))
    await check(page, 'Right')
    await button(page, 'Next').click()
  }
  await heading(page, 'Practice is done', 2)
  await page.getByText('9 of 10 right.').waitFor()
  await button(page, 'Practise more').waitFor()
  await sync(page, 'Offline')
  await expectWellMade(page, 'practice finished offline')
  const moved = await movedLevels(page)
  await go(page, list)
  for (const [name, level] of moved)
    await soon(async () => (await said(page, name))?.toLowerCase()).toContain(name.toLowerCase() + level)
  const here = await Promise.all([...moved.keys()].map((name) => said(page, name)))
  expect(await confirmed()).toBe(3)

  await context.setOffline(false)
  await sync(page, 'All confirmed')
  const mastery = await ask<LearnerState>(page, 'GET', '/skills/mastery')
  const { items: skills } = await ask<{ items: SkillInPlace[] }>(page, 'GET', '/skills')
  expect(mastery.recent_items).toHaveLength(10)
  const known = Object.entries(mastery.skills).map(([id, state]) => {
    const name = skills.find((skill) => skill.id === id)?.name.en ?? id
    return { name, ...state }
  })
  expect(new Map(known.map(({ name, level }) => [name, WORDS[level]]))).toEqual(moved)
  expect(
    known.filter(({ name, probability }) => !here.some((words) => words && says(words, name, probability))),
  ).toEqual([])
  expect(await Promise.all([...moved.keys()].map((name) => said(page, name)))).toEqual(here)
  // The browser logs each socket that finds no network.
  expect(complaints.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
  await context.close()
})

/** How well each skill is known that was practised, as the end of practice tells it. */
async function movedLevels(page: Page): Promise<Map<string, string>> {
  const region = page.getByRole('region', { name: 'What you practised' })
  await region
    .getByText(/^Up from /)
    .first()
    .waitFor()
  const lines = await region.getByRole('listitem').allInnerTexts()
  return new Map(
    lines.map((line) => {
      const [name = '', what = ''] = line.split('\n').filter((words) => words.trim())
      const [, level = ''] = /(?:^Up from .* to|^Back to) (\w+)/.exec(what) ?? /^(.+), as before/.exec(what) ?? []
      return [name, level.toLowerCase()]
    }),
  )
}

/** Whether a line of the list is about this skill and this sure of it. */
function says(line: string, name: string, probability: number): boolean {
  const tenths = Math.round(10 * probability)
  if (!line.startsWith(name)) return false
  if (tenths >= 10) return line.includes('By your answers, you almost certainly know it.')
  if (tenths <= 0) return line.includes('Your answers do not show that you know it yet.')
  return line.includes(`the chance that you know it is ${tenths} in 10.`)
}

/** Answers all there is on a skill, as a phone sends it. */
async function answered(page: Page, skill_id: string, right: boolean) {
  const { items } = await ask<{ items: Item[] }>(page, 'GET', `/skills/${skill_id}/items?count=20&language=en`)
  const events = items.map((item) => ({
    id: crypto.randomUUID(),
    type: 'answer',
    skill_id,
    item_id: item.id,
    response: right ? rightResponse(item.id) : '',
    answered_at: new Date().toISOString(),
  }))
  await ask(page, 'POST', '/skills/events', { events })
}

const focused = (of: Locator) => of.evaluate((element) => element === document.activeElement)

async function tabTo(page: Page, to: Locator) {
  for (let press = 0; press < 60; press++) {
    if (await focused(to)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The keyboard does not lead there.')
}

test('the map of skills is used by the keyboard alone, and its list says the same', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'skills'))
  await enterOnTheRoad(page, 'skills@example.com')
  await answered(page, 'math.ratio.meaning', true)
  await answered(page, 'math.ratio.simplify', false)
  await page.goto(`${paths.skills}?subject=mathematics`)
  const map = page.getByRole('region', { name: 'Map of Mathematics' })
  const skill = map.getByRole('link', { name: 'Simplifying ratios, tried' })
  await skill.waitFor()
  await expectWellMade(page, 'the map of skills')

  await tabTo(page, map)
  const width = () => map.evaluate((box) => box.scrollWidth)
  const top = () => map.evaluate((box) => box.scrollTop)
  const [whole, from] = [await width(), await top()]
  await page.keyboard.press('+')
  await soon(width).toBeGreaterThan(whole)
  await page.keyboard.press('0')
  await soon(width).toBe(whole)
  await page.keyboard.press('ArrowDown')
  await soon(top).toBeGreaterThan(from)

  await tabTo(page, skill)
  const [box, node] = await Promise.all([map.boundingBox(), skill.boundingBox()])
  expect(node?.y).toBeGreaterThanOrEqual(box?.y ?? 0)
  expect((node?.y ?? 0) + (node?.height ?? 0)).toBeLessThanOrEqual((box?.y ?? 0) + (box?.height ?? 0))
  await page.keyboard.press('Enter')
  const detail = page.getByRole('dialog', { name: 'Simplifying ratios' })
  await detail.getByText('Tried', { exact: true }).waitFor()
  await detail.getByRole('link', { name: 'Practise' }).waitFor()
  await expectWellMade(page, 'the details of a skill')
  await page.keyboard.press('Escape')
  await detail.waitFor({ state: 'detached' })
  expect(await focused(skill)).toBe(true)

  const onMap = [...(await map.ariaSnapshot()).matchAll(/link "(.*)"/g)].map(([, name]) => name)
  expect(onMap).toContain('Reading and writing ratios, proficient')
  await button(page, 'List').click()
  const rows = page
    .getByRole('region', { name: 'Mathematics' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) })
  await rows.first().waitFor()
  const inList = await rows.evaluateAll((rows) =>
    rows.map((row) => `${row.querySelector('h3')?.textContent}, ${row.querySelector('p')?.textContent?.toLowerCase()}`),
  )
  expect(inList.toSorted()).toEqual(onMap.toSorted())
  await expectWellMade(page, 'the list of skills')
  expect(complaints).toEqual([])
  await context.close()
})

/** Hands in a quiz on ratios with so many right. */
async function handIn(page: Page, quiz: string, right: number) {
  const path = `/courses/ratio-rate-percentage/quizzes/${quiz}`
  const { questions } = await ask<Quiz>(page, 'GET', path)
  const answers = questions.slice(0, right).map(({ id }) => ({ item_id: id, response: rightResponse(id) }))
  await ask(page, 'POST', `${path}/attempts`, { answers })
}

test('marks become letters, and what the next quiz may bring is tried out without being kept', async () => {
  const { page, context, complaints } = await openPhone(browser)
  onTestFailed(() => keepPicture(page, 'grades'))
  await register(page, 'grades@example.com')
  await handIn(page, 'what-a-ratio-is-quiz', 5)
  await handIn(page, 'sharing-and-mixing-quiz', 3)
  await page.goto(paths.learn)
  await page.getByRole('link', { name: 'Grades' }).click()
  const mean = page.getByRole('region', { name: 'Mean so far' })
  await mean.getByText('B (67%)').waitFor()
  await expectWellMade(page, 'grades')

  await page.getByRole('link', { name: /Ratio, rate and percentage/ }).click()
  await heading(page, 'Ratio, rate and percentage')
  await page.getByText('2 of 4 quizzes done').waitFor()
  await page.getByRole('region', { name: 'Points still needed' }).getByRole('rowheader', { name: /^A−/ }).waitFor()
  await expectWellMade(page, 'grades of a course')

  const whatIf = page.getByRole('region', { name: 'What if?' })
  const quiz = whatIf.getByRole('slider', { name: 'Quiz: Rates and unit price' })
  await quiz.focus()
  await page.keyboard.press('End')
  await whatIf.getByText('That makes A− (78%). Now: B (67%).').waitFor()
  expect(await quiz.getAttribute('aria-valuetext')).toBe('6 of 6')
  await page.keyboard.press('ArrowLeft')
  await whatIf.getByText('That makes B+ (72%). Now: B (67%).').waitFor()
  await expectWellMade(page, 'grades that are tried out')
  await whatIf.getByRole('button', { name: 'Start over' }).click()
  await whatIf.getByText('So far: B (67%)').waitFor()
  await page.reload()
  await whatIf.getByText('So far: B (67%)').waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
