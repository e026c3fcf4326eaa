import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Assessment } from '@tajiconnect/contract/psychometric'
import { answerRightly, itemShown } from './items.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone, type Phone } from './phone.ts'

const seed = JSON.parse(readFileSync(new URL('../../backend/db.json', import.meta.url), 'utf8')) as {
  assessments: Assessment[]
}
const account = { name: 'Wanjiru Kamau', email: 'wanjiru@example.com', password: 'three small mangoes' }

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Somebody who leans to finding out, then to helping people. */
const LIKES = { I: 5, S: 4, R: 3, C: 3, A: 2, E: 2 }

test('from signing up to a lesson, a quiz and the next action', async () => {
  const phone = await openPhone(browser)
  const { page } = phone
  onTestFailed(() => keepPicture(page, 'main'))
  await landing(page)
  await signUp(page)
  await aboutMe(page)
  await interests(page)
  await careers(page)
  await roadmap(page)
  await lessonAndQuiz(page)
  await today(page)
  await leaveAndComeBack(phone)
  expect(phone.complaints).toEqual([])
  await phone.context.close()
})

async function landing(page: Page) {
  await page.goto('/')
  await heading(page, /Find out what you can become/)
  await expectWellMade(page, 'the landing page')
  await page.getByRole('link', { name: 'Start free' }).click()
}

async function signUp(page: Page) {
  await heading(page, 'Start free')
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.getByText('Fill this in.').first().waitFor()
  await expectWellMade(page, 'registration with errors')
  await page.getByRole('textbox', { name: 'Your name' }).fill(account.name)
  await page.getByRole('textbox', { name: 'E-mail' }).fill('learner@tajiconnect.test')
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password)
  await page.getByRole('button', { name: 'Create my account' }).click()
  await page.getByText(/already an account with this e-mail/).waitFor()
  await page.getByRole('textbox', { name: 'E-mail' }).fill(account.email)
  await page.getByRole('button', { name: 'Create my account' }).click()
}

async function aboutMe(page: Page) {
  await heading(page, 'What shall we call you?')
  await expectWellMade(page, 'onboarding: name')
  await page.getByRole('textbox', { name: 'Name we use' }).fill('Ciru')
  await next(page)
  await heading(page, 'When were you born?')
  await page.getByRole('combobox', { name: 'Month of birth' }).selectOption('May')
  await expectWellMade(page, 'onboarding: age')
  await page.getByRole('combobox', { name: 'Year of birth' }).selectOption('1999')
  await next(page)
  await heading(page, 'Where are you now?')
  await expectWellMade(page, 'onboarding: stage')
  await page.getByRole('radio', { name: 'Form 3–4' }).check()
  await next(page)
  await heading(page, 'Which county do you live in?')
  await page.reload()
  await heading(page, 'Which county do you live in?')
  await expectWellMade(page, 'onboarding: county')
  await page.getByRole('combobox', { name: 'County' }).selectOption('Nakuru')
  await next(page)
  await heading(page, 'Which subjects do you take?')
  await page.getByRole('checkbox', { name: 'Biology' }).check()
  await page.getByRole('combobox', { name: 'Last grade in Biology' }).selectOption('B+')
  await expectWellMade(page, 'onboarding: subjects')
  await next(page)
  await heading(page, 'What do you hope for?')
  await expectWellMade(page, 'onboarding: hopes')
  await page.getByRole('button', { name: 'Skip' }).click()
  await heading(page, /How much data a week/)
  await expectWellMade(page, 'onboarding: data')
  await page.getByRole('button', { name: 'Skip' }).click()
  await heading(page, 'That is all we ask about you')
  await expectWellMade(page, 'onboarding: ready')
  await page
    .getByRole('link', { name: 'Start the questions' })
    .or(page.getByRole('button', { name: 'Start the questions' }))
    .click()
}

async function interests(page: Page) {
  const questionnaire = seed.assessments.find(({ id }) => id === 'interests')
  if (questionnaire?.kind !== 'rating') throw new Error('The seed has no questionnaire about interests')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  for (const [at, { text, scale }] of questionnaire.items.entries()) {
    await heading(page, text.en, 2)
    if (at === 3) await expectWellMade(page, 'a question about interests')
    if (at === 5) {
      await page.getByText('5 of 48').or(page.getByText('6 of 48')).first().waitFor()
      await page.reload()
      await heading(page, text.en, 2)
    }
    const words = questionnaire.options[LIKES[scale as keyof typeof LIKES] - 1]?.label.en ?? ''
    await page.getByText(words, { exact: true }).click()
  }
  await page.getByRole('button', { name: 'See my result' }).click()
  await heading(page, 'Your interests')
  await page.getByText(/You lean most to Investigative|You lean most to/).waitFor()
  await expectWellMade(page, 'the result')
  await page.getByRole('link', { name: 'See careers that fit' }).click()
}

async function careers(page: Page) {
  await heading(page, 'Careers that fit you')
  await page.getByText(/of 100 sure/).waitFor()
  await page
    .getByText(/more than most people/)
    .first()
    .waitFor()
  await expectWellMade(page, 'careers that fit')
  const cards = page.getByRole('main').getByRole('article')
  expect(await cards.count()).toBeGreaterThanOrEqual(3)
  await page.getByRole('link', { name: 'Look through all careers' }).click()
  await heading(page, 'All careers')
  await page.getByRole('searchbox', { name: 'Search careers' }).fill('maabara')
  await page.getByRole('link', { name: /Medical laboratory technologist/ }).waitFor()
  await expectWellMade(page, 'all careers')
  await page.getByRole('link', { name: /Medical laboratory technologist/ }).click()
  await heading(page, 'Medical laboratory technologist')
  await page.getByRole('heading', { name: 'Ways in' }).waitFor()
  await expectWellMade(page, 'a career')
  await page.getByRole('button', { name: 'Make my roadmap' }).click()
}

async function roadmap(page: Page) {
  await heading(page, /Medical laboratory technologist/)
  const steps = page.getByRole('list', { name: 'Steps' })
  await steps.getByText('Cells and how life works').first().waitFor()
  await expectWellMade(page, 'the roadmap')
  await page
    .getByRole('link', { name: /Open the course|Start|Continue/ })
    .first()
    .click()
}

async function lessonAndQuiz(page: Page) {
  await heading(page, /Cells and how life works/)
  await expectWellMade(page, 'the course')
  await page
    .getByRole('link', { name: 'Start' })
    .or(page.getByRole('button', { name: 'Start' }))
    .click()
  await page.getByRole('button', { name: /I have read this/ }).waitFor()
  await expectWellMade(page, 'the lesson')
  await page.getByRole('button', { name: /I have read this/ }).click()
  await page.getByText('Question 1 of 6').waitFor()
  for (let number = 1; number <= 6; number++) {
    await page.getByText(`Question ${number} of 6`).waitFor()
    const item = await itemShown(page)
    if (number <= 2) await expectWellMade(page, `question ${number}`)
    await answerRightly(page, item)
    await page.getByRole('button', { name: number < 6 ? 'Next' : 'Look over your answers' }).click()
  }
  await expectWellMade(page, 'the answers before handing in')
  await page.getByRole('button', { name: 'Hand in' }).click()
  await heading(page, /6 of 6 right/, 2)
  await page.getByText('You pass this quiz.').waitFor()
  await page.getByText('Quiz passed').waitFor()
  await expectWellMade(page, 'the marked quiz')
}

async function today(page: Page) {
  await page.getByRole('link', { name: 'Go to Today' }).click()
  await heading(page, 'Hello, Ciru')
  await page.getByText(/^You passed the quiz, and “.+” is at \d+% now\./).waitFor()
  await page.getByText('All confirmed').filter({ visible: true }).waitFor()
  await expectWellMade(page, 'Today')
  for (const [place, title] of [
    ['Learn', 'Learn'],
    ['Me', 'Hello, Ciru'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: place }).click()
    await heading(page, title)
    await expectWellMade(page, place)
  }
}

async function leaveAndComeBack({ page }: Phone) {
  await page.reload()
  await heading(page, 'Hello, Ciru')
  await page.getByRole('button', { name: 'Log out' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Log out/ })
    .click()
  await heading(page, /Find out what you can become/)
  await page.getByRole('link', { name: 'Log in' }).click()
  await heading(page, 'Welcome back')
  await expectWellMade(page, 'signing in')
  await page.getByRole('textbox', { name: 'E-mail' }).fill(account.email)
  await page.getByRole('textbox', { name: 'Password' }).fill('three small lemons')
  await page.getByRole('button', { name: 'Log in' }).click()
  await page.getByText(/That password does not match this e-mail/).waitFor()
  await page.getByRole('textbox', { name: 'Password' }).fill(account.password)
  await page.getByRole('button', { name: 'Log in' }).click()
  await heading(page, 'Hello, Ciru')
}

const heading = (page: Page, name: string | RegExp, level = 1) =>
  page.getByRole('heading', { level, name, exact: typeof name === 'string' }).waitFor()
const next = (page: Page) => page.getByRole('button', { name: 'Next' }).click()

test('the sample learner shows what a learner sees', async () => {
  const { page, context, complaints } = await openPhone(browser)
  await page.goto('/')
  await page.getByRole('link', { name: /Look around as Amina/ }).click()
  await heading(page, 'Hello, Amina')
  await page.getByRole('heading', { name: 'Bring back what you learnt' }).waitFor()
  await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Careers' }).click()
  await heading(page, 'Careers that fit you')
  expect(complaints).toEqual([])
  await context.close()
})
