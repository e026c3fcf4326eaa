import { act, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { createTestGateway, PASSWORD, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'

const TALK = '/talk'
const QUEUE = '/questions'
const INSTRUCTOR = 'instructor@tajiconnect.test'
const QUESTION = 'I like animals and numbers. Which of these first?'
const ANSWER = 'Begin with the vet: it has both.'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter()
})

const title = (name: string, level?: number) => screen.findByRole('heading', { name, level })
const button = (name: string) => screen.findByRole('button', { name })
const field = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name })
const sectionOf = async (name: string) => within((await title(name, 2)).closest('section')!)
const own = async () => (await call('GET /ai/guidance-requests')).items
const focused = () => document.activeElement?.textContent
const faults = async () => {
  const { violations } = await axe.run(document.querySelector('main')!, {
    rules: { 'color-contrast': { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

const ask = (question = QUESTION, token?: string) =>
  gateway.call(
    'POST /ai/guidance-requests',
    { body: { question }, idempotencyKey: crypto.randomUUID() },
    token ?? localStorage.getItem('access_token')!,
  )

/** Somebody of the staff answers, wherever they are. */
async function reply(id: string, text = ANSWER) {
  const { access_token } = await gateway.signIn(INSTRUCTOR)
  await gateway.call('POST /ai/guidance-requests/{id}/answer', { params: { id }, body: { text } }, access_token)
}

async function askedBy(name: string, question: string) {
  const { access_token } = await gateway.call('POST /auth/register', {
    body: { name, email: `${crypto.randomUUID()}@example.com`, password: PASSWORD },
  })
  return ask(question, access_token)
}

describe('a learner', () => {
  test('finds the way from a list that is not sure, and from a career', async () => {
    const { user, unmount } = await renderApp('/careers/19-1022.00')
    expect((await screen.findByRole('link', { name: 'Talk to a person' })).getAttribute('href')).toBe(TALK)
    unmount()
    await renderApp('/careers')
    const unsure = (await screen.findByText('We are not sure yet')).closest('[role=status]')!
    await user.click(within(unsure as HTMLElement).getByRole('link', { name: 'Talk to a person' }))
    await title('Talk to a person', 1)
    expect(location.pathname).toBe(TALK)
  })

  test('of a list within limits hears and tells that, and nothing of how sure it is', async () => {
    await call('POST /ai/career-recommendations', { body: { constraints: { curated: true, max_fees: 40_000 } } })
    const { user } = await renderApp(TALK)
    const words = 'About these careers, the first within the limits set for the list:'
    await screen.findByText(words)
    await user.type(await field('What do you want to know?'), QUESTION)
    await user.click(await button('Send my question'))
    const open = await sectionOf('Your question')
    expect(open.getByText(words)).toBeTruthy()
    expect(screen.queryByText(/of 100 sure/)).toBeNull()
    // Later limits change nothing of what went along.
    await call('POST /ai/career-recommendations', { body: { constraints: { curated: true } } })
    expect(await own()).toMatchObject([{ limited: true }])
  })

  test('asks, with the three careers they were shown, and can take it back', async () => {
    const { user } = await renderApp(TALK)
    const form = await sectionOf('Ask your question')
    await form.findByText(/from a list that is 41 of 100 sure/)
    expect(form.getAllByRole('link')).toHaveLength(3)
    expect(form.getByText(/not your e-mail, phone number or age/)).toBeTruthy()
    await user.type(await field('What do you want to know?'), QUESTION)
    expect(form.getByText(`${QUESTION.length} of 1,000 letters`)).toBeTruthy()
    await user.click(await button('Send my question'))

    const open = await sectionOf('Your question')
    expect(focused()).toBe('Your question')
    expect(open.getByText(QUESTION)).toBeTruthy()
    expect(open.getByText('Waits for an answer')).toBeTruthy()
    expect(open.getAllByRole('link')).toHaveLength(3)
    expect(await own()).toMatchObject([{ status: 'open', question: QUESTION, asked_by: 'Amina' }])

    await user.click(open.getByRole('button', { name: 'Take it back' }))
    // What was asked can be put another way.
    expect((await field('What do you want to know?')).value).toBe(QUESTION)
    expect(focused()).toBe('Ask your question')
    expect((await own())[0]?.status).toBe('withdrawn')
    await user.click(screen.getByText('Earlier questions (1)'))
    expect(screen.getByText('Taken back')).toBeTruthy()
  })

  test('is told whom to call at once', async () => {
    await renderApp(TALK)
    const help = await screen.findByRole('complementary', { name: 'In danger, or feeling very low?' })
    expect(within(help).getByRole('link', { name: 'Call 116' }).getAttribute('href')).toBe('tel:116')
    expect(within(help).getByText(/day and night, and the call is free/)).toBeTruthy()
  })

  test('sees the answer come in, and can ask on', async () => {
    const { id } = await ask()
    await renderApp(TALK)
    await sectionOf('Your question')
    await reply(id)
    const answer = await sectionOf('Answer from Kamau')
    expect(answer.getByText(ANSWER)).toBeTruthy()
    expect(answer.getByText(QUESTION)).toBeTruthy()
    await title('Ask something else', 2)
  })

  test('keeps what is written where the network goes, through a reload too', async () => {
    gateway.fail('POST /ai/guidance-requests', 'network')
    const { user, unmount } = await renderApp(TALK)
    await user.type(await field('What do you want to know?'), QUESTION)
    await user.click(await button('Send my question'))
    expect((await screen.findByRole('alert')).textContent).toContain('We cannot reach TajiConnect')
    unmount()
    await renderApp(TALK)
    expect((await field('What do you want to know?')).value).toBe(QUESTION)
  })

  test('asks once, though the first reply was lost on its way', async () => {
    let lost = 0
    server.use(
      http.post('*/ai/guidance-requests', async ({ request }) => {
        if (lost++ > 0) return undefined
        await gateway.fetch(request)
        return HttpResponse.error()
      }),
    )
    const { user } = await renderApp(TALK)
    await user.type(await field('What do you want to know?'), QUESTION)
    await user.click(await button('Send my question'))
    await screen.findByRole('alert')
    await user.click(await button('Send my question'))
    await title('Your question', 2)
    expect(await own()).toHaveLength(1)
  })

  test('whose reply was lost sees the question once it is there, and writes it no more', async () => {
    const { user, unmount } = await renderApp(TALK)
    await user.type(await field('What do you want to know?'), QUESTION)
    unmount()
    const { id } = await ask()
    await renderApp(TALK)
    await title('Your question', 2)
    await reply(id)
    expect((await field('What do you want to know?')).value).toBe('')
  })

  test('who has asked on another phone is told, and shown what waits', async () => {
    const { user } = await renderApp(TALK)
    await user.type(await field('What do you want to know?'), 'Another one')
    await ask()
    await user.click(await button('Send my question'))
    expect((await sectionOf('Your question')).getByText(QUESTION)).toBeTruthy()
  })

  test('is told to write on while offline', async () => {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await renderApp(TALK)
    await field('What do you want to know?')
    act(() => void window.dispatchEvent(new Event('offline')))
    await screen.findByText(/it is kept on this phone/)
    online.mockReturnValue(true)
    act(() => void window.dispatchEvent(new Event('online')))
    await waitFor(() => expect(screen.queryByText(/it is kept on this phone/)).toBeNull())
    online.mockRestore()
  })

  test('is told when the page cannot be fetched, and tries again', async () => {
    gateway.fail('GET /ai/guidance-requests', 'internal', 1)
    const { user } = await renderApp(TALK)
    await title('This page did not load')
    expect(screen.getByRole('link', { name: 'Call 116' })).toBeTruthy()
    await user.click(await button('Try again'))
    await title('Ask your question', 2)
  })

  test('without any list asks all the same, in Kiswahili', async () => {
    await gateway.enterAnew()
    const { user } = await renderApp(TALK, 'sw')
    await title('Ongea na mtu', 1)
    await screen.findByText(/Bado huna orodha ya kazi/)
    await user.click(await button('Tuma swali langu'))
    expect((await field('Ungependa kujua nini?')).getAttribute('aria-invalid')).toBe('true')
    await user.type(await field('Ungependa kujua nini?'), 'Nianze wapi?')
    await user.click(await button('Tuma swali langu'))
    expect((await sectionOf('Swali lako')).getByText('Linasubiri jibu')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Piga 116' })).toBeTruthy()
  })

  test('has no place for other people’s questions', async () => {
    await renderApp(QUEUE)
    await screen.findByText(/This page is not open to your account/)
    expect(screen.queryByRole('link', { name: 'Questions' })).toBeNull()
    expect(gateway.requests).not.toContain('GET /ai/guidance-requests/open')
  })
})

describe('a teacher', () => {
  beforeEach(async () => {
    await ask()
    await askedBy('Baraka Mutua', 'Can I be a pilot?')
    await gateway.enter(INSTRUCTOR)
  })

  test('answers one after another, the next one with the focus', async () => {
    const { user } = await renderApp('/today')
    await user.click((await screen.findAllByRole('link', { name: 'Questions' }))[0]!)
    await title('Questions from learners', 1)
    const first = await sectionOf('Amina asks')
    expect(first.getByText(QUESTION)).toBeTruthy()
    expect(first.getAllByRole('link')).toHaveLength(3)
    expect(screen.getByText('2 questions wait.')).toBeTruthy()
    await user.type(await field('Your answer to Amina'), ANSWER)
    await user.click(await button('Send the answer'))
    await waitFor(() => expect(focused()).toBe('Baraka asks'))
    await screen.findByText('Your answer to Amina is sent. 1 question waits.')
    await user.type(await field('Your answer to Baraka'), 'Yes. Physics is the door.')
    await user.click(await button('Send the answer'))
    await title('Nobody waits for an answer')
    expect(focused()).toContain('Nobody waits for an answer')
    await gateway.enter()
    expect(await own()).toMatchObject([{ status: 'answered', answer: { text: ANSWER, by: 'Kamau' } }])
  })

  test('chooses another one, and comes back to what was begun', async () => {
    const { user } = await renderApp(QUEUE)
    await user.type(await field('Your answer to Amina'), 'Begin')
    await user.click((await sectionOf('Baraka asks')).getByRole('button', { name: 'Answer' }))
    expect(document.activeElement).toBe(await field('Your answer to Baraka'))
    await user.click((await sectionOf('Amina asks')).getByRole('button', { name: 'Answer' }))
    expect((await field('Your answer to Amina')).value).toBe('Begin')
  })

  test('loses nothing that is written when sending fails', async () => {
    gateway.fail('POST /ai/guidance-requests/{id}/answer', 'network', 1)
    const { user } = await renderApp(QUEUE)
    await user.type(await field('Your answer to Amina'), ANSWER)
    await user.click(await button('Send the answer'))
    await screen.findByRole('alert')
    expect((await field('Your answer to Amina')).value).toBe(ANSWER)
    await user.click(await button('Send the answer'))
    await screen.findByText(/Your answer to Amina is sent/)
  })

  test('is told when somebody was quicker, with the words still in sight', async () => {
    const { user } = await renderApp(QUEUE)
    await user.type(await field('Your answer to Amina'), 'Mine')
    const { access_token } = await gateway.signIn('admin@tajiconnect.test')
    const [{ id = '' } = {}] = (await gateway.call('GET /ai/guidance-requests/open', access_token)).items
    await gateway.call(
      'POST /ai/guidance-requests/{id}/answer',
      { params: { id }, body: { text: ANSWER } },
      access_token,
    )
    await user.click(await button('Send the answer'))
    await screen.findByText(/it has been answered, or taken back/)
    expect((await field('Your answer to Amina')).value).toBe('Mine')
    await user.click(await button('Put it away'))
    await waitFor(() => expect(focused()).toBe('Baraka asks'))
    expect(screen.queryByRole('heading', { name: 'Amina asks' })).toBeNull()
  })
})

test('the pages have no fault that axe finds', async () => {
  const { id } = await ask('First')
  await reply(id)
  await ask()
  const { unmount } = await renderApp(TALK)
  await title('Your question', 2)
  expect(await faults()).toEqual([])
  unmount()
  await gateway.enter(INSTRUCTOR)
  await renderApp(QUEUE)
  await field('Your answer to Amina')
  expect(await faults()).toEqual([])
})
