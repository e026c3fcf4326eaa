import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'
import { queryClient } from '../../utils/cache.ts'
import { query } from '../../services/api/endpoints.ts'

const STILL = '/careers/still'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter()
})

const title = (name: string | RegExp, level?: number) => screen.findByRole('heading', { name, level })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const select = (name: string | RegExp) => screen.findByRole<HTMLSelectElement>('combobox', { name })
const sectionOf = async (name: string) => within((await title(name, 2)).closest('section')!)
const told = async () => (await call('GET /onboarding')).subjects
type User = Awaited<ReturnType<typeof renderApp>>['user']

/** Answers what is asked next, until nothing is. */
async function answer(user: User, grades: Record<string, string>) {
  for (const [subject, grade] of Object.entries(grades)) {
    await title(`Which grade do you expect in ${subject}?`)
    await user.click(await button(grade))
  }
}

describe('KCSE grades', () => {
  test('from what was told before open careers, counted and by the way in', async () => {
    const { user } = await renderApp(STILL)
    await title('What can I still become?', 1)
    expect((await sectionOf('Your mean grade')).getByText('63 of 84 points')).toBeTruthy()
    const open = await sectionOf('Open with these grades')
    expect(open.getByRole('status').textContent).toMatch(/^\d+ careers by degree, \d+ by diploma, /)
    expect(open.getAllByRole('link').length).toBe(6)
    await user.click(open.getByRole('button', { name: /^Not yet · 2$/ }))
    const doctor = within(open.getByRole('link', { name: 'Doctor' }).closest('li')!)
    expect(doctor.getAllByText('Asks for B in Mathematics or Physics').length).toBeGreaterThan(0)
    expect(doctor.getByText(/check the KMPDC rule for your year/)).toBeTruthy()
    expect(doctor.getByRole('link').getAttribute('href')).toBe('/careers/29-1215.00')
  })

  test('change in their place, at once, and are kept for other phones', async () => {
    const { user } = await renderApp(STILL)
    const counts = (await sectionOf('Open with these grades')).getByRole('status')
    const before = counts.textContent
    await user.selectOptions(await select('Physics'), 'C+')
    expect(counts.textContent).not.toBe(before)
    await waitFor(async () => expect(await told()).toContainEqual({ subject_id: 'physics', grade: 'C+' }))
    expect((await told()).length).toBe(8)
  })

  test('one grade up names what opens, and a try stays on the page until it is saved', async () => {
    const { user } = await renderApp(STILL)
    const up = await sectionOf('One grade up')
    await up.findByRole('heading', { name: 'Physics: C → C+' })
    expect(up.getByText('Opens 12 more ways in')).toBeTruthy()
    expect(up.getByRole('link', { name: /Civil engineer/ }).getAttribute('href')).toBe('/careers/17-2051.00')
    const mean = await sectionOf('Your mean grade')
    mean.getByText('63 of 84 points')
    const attempt = async () => user.click(await up.findByRole('button', { name: 'Try C+ in Physics' }))
    const words = 'You are trying C+ in Physics. It is not saved.'

    await attempt()
    expect(document.activeElement?.textContent).toBe('One grade up')
    expect(up.getByRole('status').textContent).toContain(words)
    expect(mean.getByText(words)).toBeTruthy()
    const counts = (await sectionOf('Open with these grades')).getByRole('status')
    const withTry = counts.textContent
    await user.click(up.getByRole('button', { name: 'Put it back' }))
    expect(screen.queryByText(words)).toBeNull()
    expect(counts.textContent).not.toBe(withTry)
    expect(gateway.requests).not.toContain('PUT /onboarding')

    await attempt()
    expect(counts.textContent).toBe(withTry)
    // Only what is tried on is no grade of the learner's own.
    expect((await select('Physics')).value).toBe('C')
    await user.click(up.getByRole('button', { name: 'Save it as my grade' }))
    expect(screen.queryByText(words)).toBeNull()
    expect((await select('Physics')).value).toBe('C+')
    expect(counts.textContent).toBe(withTry)
    await waitFor(async () => expect(await told()).toContainEqual({ subject_id: 'physics', grade: 'C+' }))
  })

  test('tried on together are told of together, end with a change of their own, and are forgotten', async () => {
    const { user, unmount } = await renderApp(STILL)
    const up = await sectionOf('One grade up')
    await user.click(await up.findByRole('button', { name: 'Try C+ in Physics' }))
    await user.click((await up.findAllByRole('button', { name: /^Try .+ in (?!Physics)/ }))[0]!)
    expect(up.getByRole('status').textContent).toMatch(/^You are trying .+ and .+\. They are not saved\./)
    expect(up.getByRole('button', { name: 'Save them as my grades' })).toBeTruthy()
    await user.selectOptions(await select('Physics'), 'D')
    expect(up.getByRole('status').textContent).toMatch(/^You are trying (?!.*Physics).+\. It is not saved\./)
    unmount()
    await renderApp(STILL)
    await title('One grade up', 2)
    expect(screen.queryByText(/^You are trying/)).toBeNull()
  })

  test('are asked one by one of whoever has told none', async () => {
    await gateway.enterAnew()
    const { user } = await renderApp(STILL)
    await user.click(await button('Form 3–4'))
    await answer(user, { Mathematics: 'D+', English: 'C', Kiswahili: 'C+', Biology: 'D+', Chemistry: 'D' })
    expect(document.activeElement?.textContent).toBe('Which grade do you expect in History and Government?')
    expect(screen.queryByRole('heading', { name: 'Open with these grades' })).toBeNull()
    await user.click(await button('I do not take it'))
    await answer(user, { 'Business Studies': 'C' })
    await title('A few subjects more')
    await user.selectOptions(await select('Add a subject'), 'Geography')
    await answer(user, { Geography: 'C-'.replace('-', '−') })
    await title('Open with these grades')
    expect((await sectionOf('Your mean grade')).getByText('C−')).toBeTruthy()
    await waitFor(async () => expect(await told()).toContainEqual({ subject_id: 'geography', grade: 'C-' }))
  })

  test('may be left open where somebody is not sure yet', async () => {
    await gateway.enterAnew()
    const { user } = await renderApp(STILL)
    await user.click(await button('Form 3–4'))
    await title('Which grade do you expect in Mathematics?')
    expect(screen.queryByRole('button', { name: 'I do not take it' })).toBeNull()
    await user.click(await button('Not sure yet'))
    await title('Which grade do you expect in English?')
    await user.selectOptions(await select('Mathematics'), 'C')
    expect((await select('Mathematics')).value).toBe('C')
    for (let at = 2; at <= 7; at++) await user.click(await button('Not sure yet'))
    await title('A few subjects more')
  })

  test('show only careers that fit where the phone holds such a list', async () => {
    const { user } = await renderApp(STILL)
    const open = await sectionOf('Open with these grades')
    expect(open.queryByRole('combobox', { name: 'Which careers' })).toBeNull()
    await queryClient.fetchQuery(query('GET /ai/career-recommendations'))
    await user.selectOptions(await open.findByRole('combobox', { name: 'Which careers' }), 'Only careers that fit me')
    const counts = open.getByRole('status').textContent?.match(/\d+/g)?.map(Number) ?? []
    expect(counts.reduce((sum, count) => sum + count)).toBe(10)
  })

  test('say of which years the figures are, and that they are an estimate', async () => {
    await renderApp(STILL)
    expect((await sectionOf('Your mean grade')).getByText('Estimate')).toBeTruthy()
    const method = await sectionOf('How we worked this out')
    expect(method.getByText(/Cut-offs are of 2015 to 2021, .* are of 2022/)).toBeTruthy()
    expect(method.getByRole('row', { name: /13 · Medicine/, hidden: true }).textContent).toMatch(/about 36$/)
  })
})

describe('CBE', () => {
  test('levels give a placement, and a combination what it opens and closes', async () => {
    const { user } = await renderApp(STILL)
    await user.selectOptions(await select('Where you are now'), 'Grade 7–9')
    await title('Which level in Mathematics?')
    await user.click(await button(/^ME1/))
    const placed = await sectionOf('Your placement score')
    expect(placed.getByText('of 100; somewhere from 58 to 74, near ME1')).toBeTruthy()
    expect(placed.getByText(/rests on KJSEA alone/)).toBeTruthy()
    // Somebody in Form 4 who looks back keeps their grades.
    expect(await told()).toContainEqual({ subject_id: 'mathematics', grade: 'C+' })

    await user.selectOptions(await select('Elective 1'), 'biology')
    await user.selectOptions(await select('Elective 2'), 'agriculture')
    await user.selectOptions(await select('Elective 3'), 'geography')
    const result = await sectionOf('What this combination does')
    await user.click(result.getByRole('button', { name: /^Closes · \d+$/ }))
    const forester = within(result.getByRole('link', { name: 'Forester' }).closest('li')!)
    expect(forester.getByText('Asks for Chemistry')).toBeTruthy()
    expect(forester.getByText('Diploma in Forestry')).toBeTruthy()
    expect(screen.getByText(/last examination in 2028/)).toBeTruthy()
  })

  test('warns of a combination that is not the pathway’s, and of Essential Mathematics', async () => {
    const { user } = await renderApp(STILL)
    await user.selectOptions(await select('Where you are now'), 'Grade 10–12')
    await user.click(await button('Social Sciences'))
    for (const [at, subject] of ['biology', 'chemistry', 'history'].entries())
      await user.selectOptions(await select(`Elective ${at + 1}`), subject)
    await screen.findByText(/At least 2 of them should be from your pathway/)
    const result = await sectionOf('What this combination does')
    await user.click(result.getByRole('button', { name: /^Closes/ }))
    expect(result.getAllByText(/whether Essential Mathematics is enough/).length).toBeGreaterThan(0)
    await user.click(await button('Core Mathematics'))
    expect(result.queryByText(/whether Essential Mathematics is enough/)).toBeNull()
  })
})

test('in Kiswahili', async () => {
  await renderApp(STILL, 'sw')
  await title('Bado naweza kuwa nani?', 1)
  expect((await sectionOf('Gredi yako ya wastani')).getByText('pointi 63 kati ya 84')).toBeTruthy()
  await title('Gredi moja juu')
  const sources = await sectionOf('Tulivyohesabu')
  const asked = sources.getByText('masomo na gredi zilizohitajika kwa shahada').closest('li')
  expect(asked?.textContent).toContain('Masharti ya kujiunga na programu za shahada')
  // An address stands as it is.
  expect(sources.getByText('makundi ya masomo').closest('li')?.textContent).toContain('citizennewsline.co.ke')
})

test('sources of a gateway that does not say what they are about still say where', async () => {
  const pathways = await call('GET /ai/pathways')
  const sources = pathways.kcse.sources.map(({ about: _about, described: _described, ...source }) => source)
  const old = { ...pathways, kcse: { ...pathways.kcse, sources } }
  server.use(http.get('*/ai/pathways', () => HttpResponse.json(old)))
  await renderApp(STILL)
  const shown = await sectionOf('How we worked this out')
  expect(shown.getByText(/citizennewsline\.co\.ke/)).toBeTruthy()
})

test('once opened it works without a network, and what is changed waits on this phone', async () => {
  const { user, unmount } = await renderApp(STILL)
  await title('Open with these grades')
  for (const name of ['GET /ai/pathways', 'GET /subjects', 'GET /onboarding', 'PUT /onboarding'] as const)
    gateway.fail(name, 'network')
  await user.selectOptions(await select('Physics'), 'B')
  unmount()
  await renderApp(STILL)
  await title('Open with these grades')
  expect((await select('Physics')).value).toBe('B')
  expect(useSession.getState().user).not.toBeNull()
})

test('says so where it could not be fetched', async () => {
  gateway.fail('GET /ai/pathways', 'network')
  await renderApp(STILL)
  await title('This page did not load')
  expect(await button('Try again')).toBeTruthy()
})

test('is reached from the careers', async () => {
  await renderApp('/careers')
  expect((await screen.findByRole('link', { name: /What can I still become/ })).getAttribute('href')).toBe(STILL)
})
