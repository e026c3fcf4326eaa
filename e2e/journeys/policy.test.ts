import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { paths } from '../../frontend/src/paths.ts'
import { directivesOf, headersAt } from '../netlify.ts'
import { expectWellMade, keepPicture, openBrowser, openPhone, type Phone } from './phone.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const built = (name: string) => readFileSync(new URL(`../../frontend/dist/${name}`, import.meta.url), 'utf8')

test('the policy names the hashes of what stands inline in the built page, and no others', async () => {
  const html = built('index.html')
  const hashOf = (element: RegExp) =>
    `sha256-${createHash('sha256')
      .update(element.exec(html)?.[1] ?? '')
      .digest('base64')}`
  const hashes = { script: hashOf(/<script>(.*?)<\/script>/s), style: hashOf(/<style[^>]*>(.*?)<\/style>/s) }
  expect(JSON.parse(built('csp-hashes.json'))).toEqual(hashes)
  const policy = directivesOf((await headersAt('/'))['Content-Security-Policy'] ?? '')
  const hashesIn = (name: string) => policy.get(name)?.filter((source) => source.startsWith("'sha256-"))
  expect(hashesIn('script-src')).toEqual([`'${hashes.script}'`])
  expect(hashesIn('style-src')).toEqual([`'${hashes.style}'`])
})

test('a breach of the policy does not go unseen', async () => {
  const { page, context, complaints } = await openPhone(browser)
  await page.goto(paths.about)
  await page.evaluate(() => {
    const script = document.createElement('script')
    try {
      script.text = 'document.title = "breached"'
    } catch {
      // Trusted Types refuse it before it is anywhere.
    }
    const style = document.createElement('style')
    style.textContent = 'body { display: none }'
    document.body.append(style)
    document.body.setAttribute('style', 'display: none')
    void fetch('https://example.com').catch(() => {})
  })
  for (const directive of ['require-trusted-types-for', 'style-src-elem', 'style-src-attr', 'connect-src'])
    await expect.poll(() => complaints.join('\n')).toContain(`${directive} forbids`)
  expect(await page.locator('body').isVisible()).toBe(true)
  await context.close()
})

const COURSE = 'cells-and-life'
/** Every address of the app: as anybody, as Amina, and as a teacher. A new one in `paths` does not compile without. */
const outside = {
  landing: paths.landing,
  signIn: paths.signIn,
  register: paths.register,
  forgotPassword: paths.forgotPassword,
  resetPassword: `${paths.resetPassword}?token=of-no-use`,
  verifyEmail: `${paths.verifyEmail}?token=of-no-use`,
  googleCallback: `${paths.googleCallback}?code=of-no-use&state=of-no-use`,
  about: paths.about,
  people: paths.people,
  consent: `${paths.consent}?token=of-no-use`,
}
/** A draft with one lesson, and a class, of the teacher's. */
interface Own {
  course: string
  lesson: string
  schoolClass: string
}
const taught = ({ course, lesson, schoolClass }: Own) => ({
  questions: paths.questions,
  teach: paths.teach,
  teachFiles: paths.teachFiles,
  teachCourse: paths.teachCourse(course),
  teachLesson: paths.teachLesson(course, lesson),
  teachPractice: paths.teachPractice(course),
  worksheet: paths.worksheet(COURSE),
  teachClass: paths.teachClass(schoolClass),
  gradebook: paths.gradebook(COURSE, schoolClass),
})

type Taught = keyof ReturnType<typeof taught>
const inside: Record<Exclude<keyof typeof paths, keyof typeof outside | Taught> | 'nowhere', string> = {
  welcome: paths.welcome,
  today: paths.today,
  interests: paths.interests,
  interestResult: paths.interestResult,
  assessments: paths.assessments,
  assessment: paths.assessment('values'),
  assessmentResult: paths.assessmentResult('personality'),
  assessmentChanges: paths.assessmentChanges('interests'),
  careers: paths.careers,
  explore: paths.explore,
  stillPossible: paths.stillPossible,
  compare: paths.compare(['29-2011.00', '11-1021.00']),
  career: paths.career('29-2011.00'),
  roadmap: paths.roadmap('ff2a9726-88eb-4591-b55d-552b15bc6c15'),
  talk: paths.talk,
  learn: paths.learn,
  practice: paths.practice,
  practiseSkill: paths.practiseSkill('bio.cell.transport'),
  skills: paths.skills,
  skill: paths.skill('bio.cell.transport'),
  subjects: paths.subjects,
  grades: paths.grades,
  courseGrades: paths.courseGrades(COURSE),
  join: paths.join(),
  course: paths.course(COURSE),
  lesson: paths.lesson(COURSE, 'cell-structure-microscope'),
  quiz: paths.quiz(COURSE, 'cell-structure-microscope-quiz'),
  me: paths.me,
  security: paths.security,
  phone: paths.phone,
  privacy: paths.privacy,
  admin: paths.admin,
  adminPeople: paths.adminPeople,
  adminPerson: paths.adminPerson('amina'),
  adminAudit: paths.adminAudit,
  nowhere: '/nowhere',
}

// One after the other: a language that is chosen goes with the account.
test.each(['en', 'sw'] as const)(
  'every page in %s, light and dark, keeps to the policy and is well made',
  async (locale) => {
    const phone = await openPhone(browser)
    const { page, context, complaints } = phone
    try {
      await speak(page, locale)
      for (const path of Object.values(outside)) await visit(phone, path, locale)
      await page.goto('/?sample')
      await page.waitForURL(inject('place').site + paths.today)
      // Amina's account speaks English, and on signing in its language counts.
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en')
      await page.getByRole('main').getByRole('heading').first().waitFor()
      await speak(page, locale)
      for (const path of Object.values(inside)) await visit(phone, path, locale)
      await page.evaluate(() => localStorage.clear())
      const own = await begin()
      await page.goto(paths.signIn)
      await page.locator('input[type=email]').fill(TEACHER.email)
      await page.locator('input[type=password]').fill(TEACHER.password)
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => url.pathname !== paths.signIn)
      await speak(page, locale)
      for (const path of Object.values(taught(own))) await visit(phone, path, locale)
    } catch (error) {
      await keepPicture(page, `policy-${locale}`)
      throw error
    }
    expect(complaints).toEqual([])
    await context.close()
  },
  300_000,
)

const TEACHER = { email: 'instructor@tajiconnect.test', password: 'Karibu-2026!' }

/** Begins what a teacher's pages are about. */
async function begin(): Promise<Own> {
  let token = ''
  async function ask<T>(method: string, path: string, body: unknown): Promise<T> {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }
    const response = await fetch(`${inject('place').gateway}/api/v1${path}`, {
      method,
      headers,
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}`)
    return (await response.json()) as T
  }
  token = (await ask<{ access_token: string }>('POST', '/auth/login', TEACHER)).access_token
  const head = { subject_id: 'biology', title: 'The heart', level: 'Form 2', language: 'en' }
  const { id: course, revision } = await ask<{ id: string; revision: number }>('POST', '/courses', head)
  const lesson = {
    id: 'beats',
    title: 'Beats',
    minutes: 6,
    skill_id: 'bio.cell.structure',
    summary: '',
    quiz_id: 'beats-quiz',
    body: 'A heart beats about $70$ times a minute.',
  }
  await ask('PATCH', `/courses/${course}`, {
    revision,
    modules: [{ id: 'one', title: 'One', lessons: [lesson] }],
    quizzes: [{ id: 'beats-quiz', lesson_id: 'beats', title: 'Beats', item_ids: [] }],
  })
  const { id } = await ask<{ id: string }>('POST', `/courses/${COURSE}/classes`, { name: 'Form 2 East' })
  return { course, lesson: lesson.id, schoolClass: id }
}

/** The phone's language; signing in may have put the account's in its place. */
async function speak(page: Page, locale: string) {
  if (!page.url().startsWith('http')) await page.goto(paths.about)
  await page.evaluate((locale) => localStorage.setItem('taji.locale', locale), locale)
}

async function visit({ page, complaints }: Phone, path: string, locale: string) {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(path)
  await page.getByRole('main').getByRole('heading').first().waitFor()
  await page
    .getByText(/^(Loading|Inapakia)/)
    .first()
    .waitFor({ state: 'detached' })
  // A token in the address is gone from it at once.
  expect(page.url()).toBe(inject('place').site + path.replace(/\?.*of-no-use.*/, ''))
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale)
  expect(complaints, path).toEqual([])
  await expectWellMade(page, `${path} (${locale}, light)`)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.evaluate(async () => {
    // Changes of colour begin with the next frame.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
  })
  // Nothing but colours differs in the dark.
  await expectWellMade(page, `${path} (${locale}, dark)`, ['color-contrast'])
}
