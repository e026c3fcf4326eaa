import { Buffer } from 'node:buffer'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import { png } from '../../backend/src/testing/pictures.ts'
import { paths } from '../../frontend/src/paths.ts'
import { ask } from './learner.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone, soon } from './phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const DESK = { viewport: { width: 1280, height: 800 } }
const TITLE = 'Rain from a roof in Kitui'
const WIDTH = 60
const SHOWS = 'A roof, a gutter below it, and a tank that the gutter fills.'
const WRONG = 'The height of the tank'
const CHOICE = 'Which of these says how much rain a roof collects?'

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()
const button = (place: Page | Locator, name: string) => place.getByRole('button', { name, exact: true })
const field = (place: Page | Locator, name: string) => place.getByRole('textbox', { name, exact: true })
const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true }).waitFor()
/** A small file; the gateway keeps the same bytes once only, so each differs in its size. */
const picture = (name: string, width: number) => ({ name, mimeType: 'image/png', buffer: Buffer.from(png({ width })) })

async function signIn(page: Page, email: string) {
  await page.goto(paths.signIn)
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill('Karibu-2026!')
  await button(page, 'Log in').click()
  await page.waitForURL((url) => url.pathname !== paths.signIn)
}

/** Fills fields in by their names. */
async function write(place: Page | Locator, texts: Record<string, string>) {
  for (const [name, text] of Object.entries(texts)) await field(place, name).fill(text)
}

/** Begins a question; its fields are the only ones that are open. */
async function addQuestion(page: Page, kind: 'One right answer' | 'A number', texts: Record<string, string>) {
  await button(page, 'Add a question').click()
  await page
    .getByRole('dialog', { name: 'What kind of question?' })
    .getByRole('button', { name: new RegExp(`^${kind}`) })
    .click()
  await write(page, texts)
}

async function addLesson(page: Page, title: string, summary: string) {
  await button(page, 'Add a lesson').click()
  await heading(page, 'Untitled lesson')
  await write(page, { Title: title, 'What it teaches, in a line': summary, 'Title of the quiz': `Quiz: ${title}` })
  await field(page, 'Minutes to read').fill('5')
  await button(page, 'Choose').click()
  const skills = page.getByRole('dialog', { name: 'Main skill' })
  await skills.getByRole('searchbox', { name: 'Search skills' }).fill('percentage amount')
  await button(skills, 'Percentage of an amount').click()
}

const toCourse = async (page: Page) => {
  await saved(page)
  await page.getByRole('link', { name: 'To the course' }).click()
  await heading(page, TITLE)
}

/** A course with a part, two lessons and a practice question. All but one hint is written. */
async function writeCourse(page: Page) {
  await button(page, 'New course').click()
  const begin = page.getByRole('dialog', { name: 'New course' })
  await write(begin, { Title: TITLE, Level: 'Form 2' })
  await begin.getByRole('combobox', { name: 'Subject' }).selectOption({ label: 'Mathematics' })
  await expectWellMade(page, 'beginning a course')
  await button(begin, 'Begin').click()
  await heading(page, TITLE)
  await field(page, 'What it is about, in a line').fill('How many litres a roof collects.')
  await button(page, 'Add the first part').click()
  await field(page, 'Part 1').fill('From rain to litres')

  await addLesson(page, 'What a roof collects', 'Rain times roof.')
  const text = field(page, 'Text of the lesson')
  await text.fill('Of all the rain this share stays: ')
  await button(page, 'Formula').click()
  await page.keyboard.type(String.raw`\frac{4}{5}`)
  await putPicture(page, text)
  await addQuestion(page, 'One right answer', {
    Question: CHOICE,
    'Answer 1': 'The area of the roof',
    'Answer 2': WRONG,
    'Answer 3': 'The colour of the gutter',
    Explanation: 'Every square metre catches its own rain.',
  })
  await page.getByRole('radio', { name: 'Answer 1 is right' }).check()
  await page.getByRole('textbox', { name: /^Feedback on answer 2/ }).fill('A tank keeps water and catches none.')
  await addQuestion(page, 'A number', {
    Question: 'How many litres are 80% of 50 litres?',
    'Right answer': '40',
    Hint: 'Find 10% first.',
    Explanation: 'Each tenth is 5 litres, and there are eight.',
  })
  await expectWellMade(page, 'a lesson in the making')
  await toCourse(page)

  await addLesson(page, 'What a tank holds', 'How long a full tank lasts.')
  await field(page, 'Text of the lesson').fill('A tank of $1000$ litres lasts a home for ten days.')
  await addQuestion(page, 'A number', {
    Question: 'How many litres a day is that?',
    'Right answer': '100',
    Hint: 'Share the tank by the days.',
    Explanation: 'A thousand litres over ten days.',
  })
  await toCourse(page)

  await page.getByRole('link', { name: /^Practice questions/ }).click()
  await heading(page, 'Practice questions')
  await addQuestion(page, 'A number', {
    Question: 'How many litres are 25% of 200 litres?',
    'Right answer': '50',
    Hint: 'A quarter.',
    Explanation: 'A quarter of 200 is 50.',
  })
  await expectWellMade(page, 'practice in the making')
  await toCourse(page)
  await expectWellMade(page, 'a course in the making')
}

/** Uploads a picture from the lesson, puts it at the end of the text, and says what it shows. */
async function putPicture(page: Page, text: Locator) {
  await page.keyboard.press('Control+End')
  await button(page, 'Picture').click()
  const files = page.getByRole('dialog', { name: 'Choose a picture' })
  await files.locator('input[type=file]').setInputFiles(picture('gutter.png', WIDTH))
  const file = files.getByRole('list', { name: 'Files' }).getByRole('button', { name: /^gutter\.png/ })
  await file.waitFor()
  await expectWellMade(page, 'choosing a picture')
  await file.click()
  const words = page.getByRole('dialog', { name: 'The picture in words' })
  await field(words, 'What the picture shows').fill(SHOWS)
  await expectWellMade(page, 'saying what a picture shows')
  await button(words, 'Put it into the text').click()
  expect((await text.inputValue()).split('\n\n')).toEqual([
    String.raw`Of all the rain this share stays: $\frac{4}{5}$`,
    expect.stringMatching(/^!\[.+\]\(content:[\w-]+\)$/),
  ])
  await expectDrawn(page.getByRole('region', { name: 'Preview' }))
}

/** The formula is mathematics, and the picture is there with its words. */
async function expectDrawn(place: Locator) {
  const math = place.getByRole('math').first()
  await math.waitFor()
  expect(await math.evaluate((element) => element instanceof MathMLElement)).toBe(true)
  const image = place.getByRole('img', { name: SHOWS })
  await image.scrollIntoViewIfNeeded()
  await soon(() => image.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(WIDTH)
}

/** Publishing says what is missing and leads there; once that is mended the course is out. */
async function publish(page: Page) {
  await button(page, 'Publish').click()
  await button(page.getByRole('dialog', { name: 'Publish this course?' }), 'Publish').click()
  const stopped = page.getByRole('dialog', { name: '1 thing to mend' })
  await stopped.getByText('Lesson 1, question 1').waitFor()
  await expectWellMade(page, 'a course that is not ready')
  await stopped.getByRole('link', { name: 'Write a hint.' }).click()
  const hint = field(page, 'Hint')
  await soon(() => hint.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await hint.getAttribute('aria-invalid')).toBe('true')
  await expectWellMade(page, 'a fault in a question')
  await page.keyboard.type('Think of what the rain falls on.')
  await toCourse(page)
  await button(page, 'Publish').click()
  const ready = page.getByRole('dialog', { name: 'Publish this course?' })
  await ready.getByText('Learners will see 2 lessons and 4 questions.').waitFor()
  await button(ready, 'Publish').click()
  await page.getByText('Version 1 is out').waitFor()
  await expectWellMade(page, 'a course that is out')
}

/** Opens a class of the course that is shown; its code, as it stands on the page. */
async function openClass(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'See it as a learner' }).click()
  await page.getByRole('link', { name: 'Open a class' }).click()
  const dialog = page.getByRole('dialog', { name: 'Open a class' })
  await soon(() =>
    dialog
      .getByRole('combobox', { name: 'Course' })
      .evaluate((list: HTMLSelectElement) => list.selectedOptions[0]?.text),
  ).toBe(TITLE)
  await field(dialog, 'Name of the class').fill('Form 2 West')
  await expectWellMade(page, 'opening a class')
  await button(dialog, 'Open the class').click()
  await heading(page, 'Form 2 West')
  await expectWellMade(page, 'a class without learners')
  return page
    .getByRole('region', { name: 'Class code' })
    .getByText(/^[0-9A-Z]{6}$/)
    .innerText()
}

/** The learner comes by the code, reads, and answers both questions wrongly. */
async function learn(page: Page, code: string) {
  await page.goto(paths.join())
  await field(page, 'Class code').fill(code.toLowerCase())
  await expectWellMade(page, 'joining a class')
  await button(page, 'Join a class').click()
  await page.getByText('You are in Form 2 West').waitFor()
  await expectWellMade(page, 'in a class')
  await page.getByRole('link', { name: 'Go to the course' }).click()
  await heading(page, TITLE)
  await expectWellMade(page, 'the course of the class')
  await page.getByRole('link', { name: /^What a roof collects/ }).click()
  await heading(page, 'What a roof collects')
  await expectDrawn(page.getByRole('main'))
  await expectWellMade(page, 'the lesson of the class')

  await button(page, 'I have read this — go to the quiz').click()
  await heading(page, CHOICE)
  await page.getByRole('radio', { name: WRONG }).check()
  await button(page, 'Next').click()
  await page.getByRole('textbox', { name: /^Your answer/ }).fill('30')
  await button(page, 'Look over your answers').click()
  await button(page, 'Hand in').click()
  await heading(page, '0 of 2 right')
  await page.getByText('A tank keeps water and catches none.').waitFor()
  await expectWellMade(page, 'a quiz of the class, marked')
}

/** Searches all courses; the one of the class, if it is among them. */
async function search(page: Page): Promise<Locator> {
  await page.goto(paths.learn)
  const all = page.getByRole('region', { name: 'All courses' })
  await all.getByRole('searchbox', { name: 'Search courses' }).fill('kitui')
  return all.getByRole('link', { name: TITLE })
}

/** The teacher sees what was answered, and the marks. */
async function follow(page: Page) {
  await page.reload()
  const report = page.getByRole('region', { name: 'Who is stuck on what' })
  await report.getByRole('heading', { name: /commonest wrong answers$/ }).waitFor()
  const answer = report
    .getByRole('listitem')
    .filter({ has: page.getByText(CHOICE) })
    .last()
  const said = ['1 learner said', WRONG, 'Right is', 'The area of the roof', 'A tank keeps water and catches none.']
  for (const words of said) await answer.getByText(words, { exact: true }).waitFor()
  await expectWellMade(page, 'the report of a class')

  await page.getByRole('link', { name: 'Gradebook' }).click()
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^Amina/ }) })
  await row.getByRole('cell', { name: '0 of 2' }).waitFor()
  await row.getByRole('cell', { name: 'Not done yet' }).waitFor()
  await expectWellMade(page, 'the gradebook of a class')
  await page.goBack()
}

/** On paper: the questions of both lessons, and the key. */
async function print(page: Page) {
  await page.getByRole('link', { name: 'Worksheet to print' }).click()
  await page.getByRole('checkbox', { name: /^What a tank holds/ }).check()
  await expectWellMade(page, 'a worksheet')
  await page.emulateMedia({ media: 'print' })
  const sheet = page.getByRole('article')
  for (const [lesson, questions] of [
    ['What a roof collects', [CHOICE, 'How many litres are 80% of 50 litres?']],
    ['What a tank holds', ['How many litres a day is that?']],
  ] as const)
    for (const question of questions)
      await sheet.getByRole('region', { name: lesson, exact: true }).getByText(question).waitFor()
  const key = sheet.getByRole('region', { name: `Right answers: ${TITLE}` })
  for (const answer of ['A: The area of the roof', '40', '100']) await key.getByText(answer, { exact: true }).waitFor()
  // What is for the screen alone takes no paper.
  expect(await button(page, 'Print or save as PDF').isVisible()).toBe(false)
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
  await page.emulateMedia({ media: 'screen' })
}

test('a teacher writes a course, teaches a class by it, and takes it out of the catalogue', async () => {
  const teacher = await openPhone(browser, DESK)
  const learner = await openPhone(browser)
  onTestFailed(async () => {
    await keepPicture(teacher.page, 'teaching')
    await keepPicture(learner.page, 'teaching-learner')
  })
  await signIn(teacher.page, 'instructor@tajiconnect.test')
  await teacher.page.goto(paths.teach)
  await heading(teacher.page, 'My courses')
  await expectWellMade(teacher.page, 'teaching')
  await writeCourse(teacher.page)
  await publish(teacher.page)
  const course = teacher.page.url().replace(/\?.*/, '')
  const code = await openClass(teacher.page)

  await signIn(learner.page, 'learner@tajiconnect.test')
  await learn(learner.page, code)
  await (await search(learner.page)).waitFor()
  await follow(teacher.page)
  await print(teacher.page)

  await teacher.page.goto(course)
  await button(teacher.page, 'Take out of the catalogue').click()
  await button(teacher.page, 'Put back into the catalogue').waitFor()
  await teacher.page.getByText('Not in the catalogue', { exact: true }).waitFor()
  await expectWellMade(teacher.page, 'a course out of the catalogue')

  // A phone that holds no older catalogue finds it no more; whoever takes it goes on, there too.
  const other = await openPhone(browser)
  await signIn(other.page, 'learner@tajiconnect.test')
  const found = await search(other.page)
  await heading(other.page, 'No course has these words')
  expect(await found.count()).toBe(0)
  await expectWellMade(other.page, 'a search in vain')
  await other.page.getByRole('link', { name: TITLE, exact: true }).click()
  await other.page.getByRole('link', { name: /^What a tank holds/ }).click()
  await heading(other.page, 'What a tank holds')
  expect([...teacher.complaints, ...learner.complaints, ...other.complaints]).toEqual([])
  for (const { context } of [teacher, learner, other]) await context.close()
})

test('a file that is on its way is cancelled, and sent once more', async () => {
  const { page, context, complaints } = await openPhone(browser, DESK)
  onTestFailed(() => keepPicture(page, 'upload'))
  await signIn(page, 'instructor@tajiconnect.test')
  const held = async () => (await ask<{ items: { name: string }[] }>(page, 'GET', '/content')).items
  // The first time it gets nowhere.
  await page.route('**/content/upload*', () => {}, { times: 1 })
  await page.goto(paths.teachFiles)
  await heading(page, 'Files')
  await page.locator('input[type=file]').setInputFiles(picture('slow.png', 80))
  const row = page.getByRole('list', { name: 'Uploads' }).getByRole('listitem')
  await row.getByRole('progressbar', { name: 'Uploading slow.png' }).waitFor()
  await expectWellMade(page, 'a file on its way')
  await button(row, 'Cancel').click()
  await row.getByText('Cancelled. Nothing was kept.').waitFor()
  await expectWellMade(page, 'a file that was cancelled')
  expect((await held()).filter(({ name }) => name === 'slow.png')).toEqual([])

  await button(row, 'Try again').click()
  await row.getByText('Uploaded', { exact: true }).waitFor()
  await page
    .getByRole('list', { name: 'Files' })
    .getByRole('button', { name: /^slow\.png/ })
    .waitFor()
  expect((await held()).filter(({ name }) => name === 'slow.png')).toHaveLength(1)
  await expectWellMade(page, 'files')
  expect(complaints).toEqual([])
  await context.close()
})
