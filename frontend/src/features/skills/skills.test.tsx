import { screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, expect, test } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { answered } from '../../testing/answers.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enterAnew()
})

const take = (id: string) => call('POST /learning-paths/{id}/enrolments', { params: { id }, body: { enrolled: true } })
const map = (of: string) => screen.findByRole('region', { name: `Map of ${of}` })
const faults = async () => {
  const { violations } = await axe.run(document.querySelector('main')!, {
    // Both need to see the page.
    rules: { 'color-contrast': { enabled: false }, 'label-content-name-mismatch': { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
const namesIn = (element: HTMLElement) =>
  within(element)
    .getAllByRole('link')
    .map((link) => link.getAttribute('aria-label') ?? '')

test('the map has every skill of a subject, named with how well it is known, and leads to its details', async () => {
  await answered(gateway, ['math.ratio.meaning'])
  const { user } = await renderApp('/skills?subject=mathematics')
  const mathematics = [...gateway.store.rows('skills').values()].filter(
    ({ subject_id }) => subject_id === 'mathematics',
  )
  const names = namesIn(await map('Mathematics'))
  expect(names).toHaveLength(mathematics.length)
  expect(names).toContain('Reading and writing ratios, proficient')
  expect(names).toContain('Simplifying ratios, not started')

  await user.click(screen.getByRole('link', { name: 'Simplifying ratios, not started' }))
  const detail = within(await screen.findByRole('dialog', { name: 'Simplifying ratios' }))
  expect(detail.getByText('No answers yet.')).toBeTruthy()
  expect(detail.getByText('Rests on').parentElement?.textContent).toContain('Reading and writing ratiosProficient')
  expect(detail.getByText('Opens the way to').parentElement?.textContent).toContain('Sharing in a ratio')
  expect(detail.getByRole('link', { name: 'What a ratio is and how to simplify it' })).toBeTruthy()
  expect(detail.getByRole('link', { name: 'Practise' }).getAttribute('href')).toBe('/practice/math.ratio.simplify')
  await user.click(detail.getByRole('link', { name: 'Reading and writing ratios' }))
  const other = within(await screen.findByRole('dialog', { name: 'Reading and writing ratios' }))
  expect(other.getByText(/comes back (tomorrow|on )/)).toBeTruthy()
  await user.click(other.getByRole('button', { name: 'Close' }))
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('the map is zoomed and moved by keys and by buttons', async () => {
  const { user } = await renderApp('/skills?subject=biology')
  const box = await map('Biology')
  const width = () => Number(box.querySelector('svg')!.getAttribute('width'))
  const whole = width()
  box.focus()
  await user.keyboard('+')
  expect(width()).toBeCloseTo(1.25 * whole)
  await user.keyboard('--')
  expect(width()).toBeCloseTo(whole / 1.25)
  await user.keyboard('0')
  expect(width()).toBe(whole)
  const [left, top] = [box.scrollLeft, box.scrollTop]
  await user.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}')
  expect([box.scrollLeft - left, box.scrollTop - top]).toEqual([80, 160])
  await user.click(screen.getByRole('button', { name: 'Move up' }))
  expect(box.scrollTop - top).toBe(80)
  await user.click(screen.getByRole('button', { name: 'Larger' }))
  expect(width()).toBeCloseTo(1.25 * whole)
  await user.tab({ shift: true })
  await user.click(screen.getByRole('button', { name: 'Back to where you are' }))
  expect(width()).toBe(whole)
})

test('the list says all that the map does', async () => {
  await answered(gateway, ['math.ratio.meaning'])
  await answered(gateway, ['math.ratio.simplify'], { correct: false, times: 2 })
  const { user } = await renderApp('/skills?subject=mathematics')
  const onMap = namesIn(await map('Mathematics'))
  await user.click(screen.getByRole('button', { name: 'List' }))
  const rows = within(screen.getByRole('region', { name: 'Mathematics' })).getAllByRole('listitem')
  const skills = rows.filter((row) => within(row).queryByRole('heading'))
  expect(skills).toHaveLength(onMap.length)
  const rowOf = (skill: string) => within(skills.find((row) => within(row).queryByRole('heading', { name: skill }))!)
  for (const name of onMap) {
    const [, skill = '', level = ''] = /^(.*), (.*)$/.exec(name) ?? []
    expect(rowOf(skill).getByText(new RegExp(`^${level}$`, 'i')), name).toBeTruthy()
  }
  const simplify = rowOf('Simplifying ratios')
  expect(simplify.getByText('By your answers, the chance that you know it is 1 in 10.')).toBeTruthy()
  expect(simplify.getByText('Rests on: Reading and writing ratios, proficient')).toBeTruthy()
  expect(simplify.getByRole('link', { name: 'What a ratio is and how to simplify it' })).toBeTruthy()
  expect(simplify.getByRole('link', { name: 'Practise: Simplifying ratios' })).toBeTruthy()
  await user.click(simplify.getByRole('link', { name: 'Simplifying ratios' }))
  expect(await screen.findByRole('dialog', { name: 'Simplifying ratios' })).toBeTruthy()
})

test('shows at first what is on the learner’s path, and any subject', async () => {
  await take('mathematics')
  const { user } = await renderApp('/skills')
  const mine = namesIn(await map('On my path'))
  expect(mine).toContain('Simplifying ratios, not started')
  expect(mine).not.toContain('Cell structure, not started')
  await user.selectOptions(screen.getByRole('combobox', { name: 'Subject or path' }), 'Biology')
  expect(namesIn(await map('Biology'))).toContain('Cell structure, not started')
  await user.click(screen.getByRole('button', { name: 'List' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Subject or path' }), 'All subjects')
  await waitFor(() =>
    expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(gateway.store.rows('skills').size),
  )
})

test('counts answers that the gateway has not yet heard of', async () => {
  gateway.fail('POST /skills/events', 'network')
  const { user } = await renderApp('/practice/math.ratio.meaning')
  await user.click(await screen.findByRole('button', { name: 'I do not know yet' }))
  await user.click(screen.getByRole('link', { name: 'Skills' }))
  await screen.findByRole('dialog', { name: 'Reading and writing ratios' })
  expect(await screen.findByRole('link', { name: 'Reading and writing ratios, tried', hidden: true })).toBeTruthy()
  const { id } = useSession.getState().user!
  expect([...gateway.store.rows('answers').values()].some(({ user_id }) => user_id === id)).toBe(false)
})

test('speaks Kiswahili', async () => {
  await renderApp('/skills?subject=mathematics', 'sw')
  expect(await screen.findByRole('link', { name: 'Kurahisisha uwiano, hujaanza' })).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1, name: 'Ujuzi' })).toBeTruthy()
})

test('does without the names of subjects where they cannot be fetched', async () => {
  gateway.fail('GET /subjects', 'network', 9)
  await renderApp('/skills')
  const options = within(await screen.findByRole('combobox', { name: 'Subject or path' })).getAllByRole('option')
  expect(options.map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(['Biology', 'Life skills']))
})

test('says what happened where the skills cannot be fetched', async () => {
  gateway.fail('GET /skills', 'store_unavailable', 1)
  const { user } = await renderApp('/skills')
  await user.click(await screen.findByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(screen.getAllByRole('link', { name: /, not started$/ }).length).toBeGreaterThan(0))
})

test('map, list, details and practice have no fault that axe finds', async () => {
  await take('mathematics')
  await answered(gateway, ['math.ratio.meaning'])
  for (const [path, sign] of [
    ['/skills', 'Map of On my path'],
    ['/skills?view=list&subject=mathematics', 'Mathematics'],
  ] as const) {
    const { unmount } = await renderApp(path)
    await screen.findByRole('region', { name: sign })
    expect(await faults()).toEqual([])
    unmount()
  }
  const details = await renderApp('/skills?skill=math.ratio.simplify')
  await screen.findByRole('dialog')
  expect(await faults()).toEqual([])
  details.unmount()
  const { user } = await renderApp('/practice')
  await user.click(await screen.findByRole('button', { name: 'I do not know yet' }))
  expect(await faults()).toEqual([])
})
