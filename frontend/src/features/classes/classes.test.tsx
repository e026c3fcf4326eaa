import type { Item } from '@tajiconnect/contract/courses'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { useSession } from '../../stores/session.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { queryClient } from '../../utils/cache.ts'

const INSTRUCTOR = 'instructor@tajiconnect.test'
const COURSE = 'cells-and-life'

let gateway: TestGateway
let teacher: string
beforeEach(async () => {
  gateway = await createTestGateway()
  teacher = (await gateway.signIn(INSTRUCTOR)).access_token
})

const heading = (name: string | RegExp, level?: number) => screen.findByRole('heading', { name, level })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const dialog = async () => within(await screen.findByRole('dialog'))
const openClass = (name = 'Form 2 East') =>
  gateway.call('POST /courses/{id}/classes', { params: { id: COURSE }, body: { name } }, teacher)
const members = () => [...gateway.store.rows('classMembers').values()].map(({ user_id }) => user_id)

async function joined(name: string, code: string): Promise<string> {
  const body = { name, email: `${crypto.randomUUID()}@example.com`, password: PASSWORD }
  const { access_token } = await gateway.call('POST /auth/register', { body })
  await gateway.call('POST /courses/classes/members', { body: { code } }, access_token)
  return access_token
}

const itemOf = (id: string) => gateway.store.rows('items').get(id)!

/** Practises one skill of the course: so many questions, all answered wrongly. */
async function practise(token: string, count: number): Promise<void> {
  const items = ['cells-p01', 'cells-p02', 'cells-p03', 'cells-p04', 'cells-p05'].slice(0, count).map(itemOf)
  const events = items.map((item) => ({
    id: crypto.randomUUID(),
    type: 'answer' as const,
    skill_id: item.skill_id,
    item_id: item.id,
    response: item.type === 'choice' ? wrongOf(item) : item.type === 'text' ? 'no idea' : [],
    answered_at: gateway.now().toISOString(),
  }))
  await gateway.call('POST /skills/events', { body: { events } }, token)
}

const wrongOf = ({ options, answer }: Extract<Item, { type: 'choice' }>) =>
  options.find(({ id, feedback }) => id !== answer && feedback)!.id

async function faults() {
  const { violations } = await axe.run(document.querySelector('main')!, {
    rules: { 'color-contrast': { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

describe('a learner', () => {
  test('joins by a link, is told what the teacher sees, and has the course', async () => {
    const { code } = await openClass()
    await gateway.enterAnew()
    const { user } = await renderApp(`/join?code=${code}`)
    await heading('Join a class', 1)
    const seen = within((await heading('What your teacher will see')).closest('section')!)
    expect(seen.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'The name you use here',
      'Your marks in this course',
      'Your answers to its questions, and how well you know its skills',
    ])
    expect(seen.getByText(/You may join whatever your age is/)).toBeTruthy()
    expect(await faults()).toEqual([])
    await user.click(await button('Join a class'))
    expect(await screen.findByText('You are in Form 2 East')).toBeTruthy()
    expect(members()).toEqual([useSession.getState().user?.id])
    await user.click(screen.getByRole('link', { name: 'Go to the course' }))
    await heading('Cells and how life works', 1)
    await button('Continue').catch(() => button('Start'))
  })

  test('who is not signed in comes back to the link afterwards', async () => {
    const { code } = await openClass()
    await gateway.enterAnew()
    const { email } = useSession.getState().user!
    const { endSession } = await import('../../stores/session.ts')
    endSession('refused')
    const { user } = await renderApp(`/join?code=${code}`)
    await user.type(await screen.findByLabelText('E-mail'), email)
    await user.type(screen.getByLabelText('Password'), PASSWORD)
    await user.click(await button('Log in'))
    await heading('Join a class', 1)
    expect(screen.getByLabelText<HTMLInputElement>('Class code').value).toBe(code)
  })

  test('types the code as they like; one that no class has is spoken of', async () => {
    const { code } = await openClass()
    await gateway.enterAnew()
    const { user } = await renderApp('/learn')
    await user.click(await screen.findByRole('link', { name: 'Join a class' }))
    const field = await screen.findByLabelText('Class code')
    fireEvent.change(field, { target: { value: 'CCCCCC' } })
    await user.click(await button('Join a class'))
    expect(await screen.findByText('No class has this code. Check it with your teacher.')).toBeTruthy()
    fireEvent.change(field, { target: { value: `${code.slice(0, 3).toLowerCase()} ${code.slice(3)}` } })
    expect(screen.queryByText(/No class has this code/)).toBeNull()
    await user.click(await button('Join a class'))
    await screen.findByText('You are in Form 2 East')
  })

  test('sees their classes on Learn, and leaves one', async () => {
    const { code } = await openClass()
    await gateway.enter()
    await gateway.call('POST /courses/classes/members', { body: { code } }, localStorage.getItem('access_token')!)
    const { user } = await renderApp('/learn')
    await user.click(await button('Leave Form 2 East'))
    const asked = await dialog()
    expect(asked.getByText(/sees no more of what you do/)).toBeTruthy()
    await user.click(asked.getByRole('button', { name: 'Leave' }))
    await waitFor(() => expect(screen.queryByText('Form 2 East')).toBeNull())
    expect(document.activeElement?.textContent).toBe('My classes')
    expect(members()).toEqual([])
  })
})

describe('a teacher', () => {
  test('opens a class of any course, from the course itself too', async () => {
    await gateway.enter(INSTRUCTOR)
    const { user } = await renderApp(`/learn/${COURSE}`)
    await user.click(await screen.findByRole('link', { name: 'Open a class' }))
    const form = await dialog()
    expect((await form.findByRole<HTMLSelectElement>('combobox', { name: 'Course' })).value).toBe(COURSE)
    fireEvent.change(form.getByLabelText('Name of the class'), { target: { value: 'Form 2 East' } })
    await user.click(form.getByRole('button', { name: 'Open the class' }))
    await heading('Form 2 East', 1)
    const [row] = gateway.store.rows('classes').values()
    expect(screen.getByText(row!.code)).toBeTruthy()
    expect(await screen.findByRole('img', { name: 'QR code of the link to join' })).toBeTruthy()
    await user.click(await button('Copy code and link'))
    expect(await navigator.clipboard.readText()).toContain(`/join?code=${row!.code}`)
    expect(await screen.findByText('Copied.')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Gradebook' }).getAttribute('href')).toBe(
      `/grades/${COURSE}/classes/${row!.id}`,
    )
    cleanup()
    await renderApp('/teach')
    expect(await screen.findByText('Cells and how life works · no learners yet')).toBeTruthy()
  })

  test('sees who is stuck on what, the commonest wrong answers, and who has been quiet', async () => {
    const { id, code } = await openClass()
    const tokens = []
    for (const name of ['Achieng', 'Baraka', 'Chebet']) tokens.push(await joined(name, code))
    await practise(tokens[0]!, 5)
    await practise(tokens[1]!, 3)
    await gateway.enter(INSTRUCTOR)
    await renderApp(`/teach/classes/${id}`)
    await heading('Who is stuck on what')
    const card = within((await heading('Cell structure', 3)).closest('li')!)
    expect(card.getByRole('img').getAttribute('aria-label')).toBe('Tried 2 · Not started 1')
    expect(card.getByText('1 learner is stuck')).toBeTruthy()
    expect(card.getByText('Achieng')).toBeTruthy()
    expect(card.getByText('Tried · 5 wrong of the last 5, 5 answers in all')).toBeTruthy()
    expect(card.getByText('The 3 commonest wrong answers')).toBeTruthy()
    expect(card.getAllByText('2 learners said').length).toBeGreaterThan(0)
    const choice = itemOf('cells-p02')
    if (choice.type !== 'choice') throw new Error('This question is no choice any more.')
    const { feedback } = choice.options.find((option) => option.id === wrongOf(choice))!
    expect(card.getByText(feedback!)).toBeTruthy()
    const rows = within(card.getByRole('table', { hidden: true })).getAllByRole('row', { hidden: true })
    expect(rows.map(({ textContent }) => textContent)).toContain('Tried2')
    const quiet = within((await heading('Who has been quiet')).closest('section')!)
    expect(quiet.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'ChebetHas not answered anything yet',
    ])
    expect(await faults()).toEqual([])
    // Other people's names are not kept on the phone.
    const kept = queryClient.getQueryCache().findAll({ queryKey: ['me'] })
    expect(JSON.stringify(kept.map(({ state }) => state.data))).not.toContain('Achieng')
  })

  test('closes a class, after a word', async () => {
    const { id } = await openClass()
    await gateway.enter(INSTRUCTOR)
    const { user } = await renderApp(`/teach/classes/${id}`)
    await user.click(await button('Close the class'))
    await user.click((await dialog()).getByRole('button', { name: 'Close the class' }))
    await heading('Teach', 1)
    expect(gateway.store.rows('classes').size).toBe(0)
    expect(screen.queryByText('Form 2 East')).toBeNull()
  })

  test('finds no class of somebody else’s', async () => {
    await gateway.enter(INSTRUCTOR)
    await renderApp('/teach/classes/none')
    await heading('There is no such class of yours')
  })
})

test('a class in Kiswahili', async () => {
  vi.restoreAllMocks()
  const { id, code } = await openClass()
  await gateway.enter(INSTRUCTOR)
  const { unmount } = await renderApp(`/teach/classes/${id}`, 'sw')
  expect(await screen.findByText('Bado hakuna mwanafunzi')).toBeTruthy()
  unmount()
  await gateway.enterAnew()
  const { user } = await renderApp(`/join?code=${code}`, 'sw')
  await user.click(await button('Jiunge na darasa'))
  await screen.findByText('Umeingia Form 2 East')
})
