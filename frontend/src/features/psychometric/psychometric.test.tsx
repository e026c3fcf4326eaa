import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'
import { queryClient } from '../../utils/cache.ts'

const interests = { params: { id: 'interests' } }

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await createTestGateway()
  token = (await gateway.enterAnew()).access_token
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const face = (name: string) => screen.findByRole('radio', { name })
const draft = () => call('GET /psychometric/assessments/{id}/draft', interests)
const results = async () => (await call('GET /psychometric/results')).items

/** Answers `count` items as if on another phone; `value` by the item's place. */
async function answerElsewhere(count: number, value: (at: number) => number = (at) => 1 + (at % 5)) {
  const { items } = await call('GET /psychometric/assessments/{id}', interests)
  const answers = items.slice(0, count).map(({ id }, at) => ({ item_id: id, value: value(at) }))
  await call('PUT /psychometric/assessments/{id}/draft', { ...interests, body: { answers, duration_s: 300 } })
}

async function handedIn(value: (at: number) => number, { count = 48, duration_s = 400 } = {}) {
  const { items } = await call('GET /psychometric/assessments/{id}', interests)
  const answers = items.slice(0, count).map(({ id }, at) => ({ item_id: id, value: value(at) }))
  return call('POST /psychometric/assessments/{id}/responses', {
    ...interests,
    body: { answers, duration_s },
    idempotencyKey: crypto.randomUUID(),
  })
}

/** Switched off and on: what was in memory is gone. */
function restart() {
  cleanup()
  queryClient.clear()
}

describe('the questions', () => {
  test('begin with what they are, and go on with each tap', async () => {
    const { user } = await renderApp('/interests')
    await heading('What do you enjoy?')
    expect(screen.getByText('48 short activities, about 8 minutes')).toBeTruthy()
    await user.click(await button('Start'))
    const first = await heading('Repairing a broken water pump for your neighbours')
    await waitFor(() => expect(document.activeElement).toBe(first))
    expect(screen.getByText('Kutengeneza pampu ya maji iliyoharibika kwa ajili ya majirani').lang).toBe('sw')
    await user.click(await face('I like it'))
    await heading('Looking at tiny living things in a drop of pond water')
    expect(screen.getByText('2 of 48')).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: 'Questions answered' })).toBeTruthy()
    await waitFor(async () => expect((await draft()).answers).toMatchObject([{ value: 4 }]))
  })

  test('take the keys 1 to 5, undo the last tap, and go back without changing anything', async () => {
    const { user } = await renderApp('/interests')
    await user.click(await button('Start'))
    await user.keyboard('5')
    await heading(/pond water/)
    await user.keyboard('2')
    await heading(/new song/)
    await user.click(await button('Undo'))
    await heading(/pond water/)
    expect(screen.queryByRole('radio', { checked: true })).toBeNull()
    await user.click(await button('Previous question'))
    await heading(/water pump/)
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'I would love it' }).checked).toBe(true)
    await user.click(await button('Next'))
    await heading(/pond water/)
    await waitFor(async () => expect((await draft()).answers).toMatchObject([{ value: 5 }]))
  })

  test('go on where the learner stopped, here or on another phone', async () => {
    await answerElsewhere(10)
    const { user } = await renderApp('/interests')
    expect(await screen.findByText('11 of 48')).toBeTruthy()
    await user.click(await face('Not sure'))
    await screen.findByText('12 of 48')
    await waitFor(async () => expect((await draft()).answers).toHaveLength(11))
    restart()
    await renderApp('/interests')
    expect(await screen.findByText('12 of 48')).toBeTruthy()
  })

  test('keep what could not be sent, beside what came from elsewhere since', async () => {
    gateway.fail('PUT /psychometric/assessments/{id}/draft', 'network')
    const { user } = await renderApp('/interests')
    await user.click(await button('Start'))
    await user.click(await face('I would love it'))
    await screen.findByText('Offline')
    restart()
    gateway.pass(60_000)
    const { items } = await call('GET /psychometric/assessments/{id}', interests)
    const answers = items.slice(1, 10).map(({ id }) => ({ item_id: id, value: 2 }))
    await gateway.fetch(
      new Request('http://elsewhere.test/api/v1/psychometric/assessments/interests/draft', {
        method: 'PUT',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ answers, duration_s: 60 }),
      }),
    )
    await renderApp('/interests')
    expect(await screen.findByText('11 of 48')).toBeTruthy()
  })
})

describe('handing in', () => {
  test('gives the result, and leaves no draft behind', async () => {
    await answerElsewhere(47)
    const { user } = await renderApp('/interests')
    await screen.findByText('48 of 48')
    await user.click(await face('I like it'))
    await heading('That was the last one')
    await user.click(await button('Change an answer'))
    await user.click(await face('Not for me'))
    await user.click(await button('See my result'))
    await heading('Your interests')
    await screen.findByRole('heading', { name: /Your three letters/ })
    expect(await results()).toHaveLength(1)
    expect((await draft()).answers).toEqual([])
  })

  test('is one result, also where the first reply was lost and the phone was switched off', async () => {
    await answerElsewhere(48)
    server.use(
      http.post('*/responses', async ({ request }) => {
        await gateway.fetch(request)
        return HttpResponse.error()
      }),
    )
    const { user } = await renderApp('/interests')
    await user.click(await button('See my result'))
    await screen.findByText('We cannot reach TajiConnect')
    expect(screen.getByText(/All 48 answers are kept on this phone/)).toBeTruthy()
    await waitFor(async () => expect(await results()).toHaveLength(1))
    restart()
    server.use(http.post('*/responses', ({ request }) => gateway.fetch(request)))
    await renderApp('/interests')
    await screen.findByRole('heading', { name: /Your three letters/ })
    expect(await results()).toHaveLength(1)
  })

  test('waits without a network and goes on by itself', async () => {
    await answerElsewhere(48)
    const { user } = await renderApp('/interests')
    await button('See my result')
    window.dispatchEvent(new Event('offline'))
    await user.click(await button('See my result'))
    await screen.findByText('You are offline')
    expect(await results()).toEqual([])
    window.dispatchEvent(new Event('online'))
    await heading('Your interests')
    expect(await results()).toHaveLength(1)
  })

  test('never hands one person’s answers in for the next on the same phone', async () => {
    await answerElsewhere(48)
    gateway.fail('POST /psychometric/assessments/{id}/responses', 'network', 1)
    const { user } = await renderApp('/interests')
    await user.click(await button('See my result'))
    await screen.findByText('We cannot reach TajiConnect')
    const tries = () => gateway.requests.filter((request) => request.endsWith('/responses')).length
    const before = tries()
    await gateway.enterAnew()
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(tries()).toBe(before)
    expect(await results()).toEqual([])
  })

  test('that is refused loses no answer', async () => {
    await answerElsewhere(48)
    gateway.fail('POST /psychometric/assessments/{id}/responses', 'validation', 1)
    const { user } = await renderApp('/interests')
    await user.click(await button('See my result'))
    expect((await screen.findByRole('alert')).textContent).toContain('Something here needs another look')
    await user.click(await button('See my result'))
    await screen.findByRole('heading', { name: /Your three letters/ })
  })
})

describe('the result', () => {
  test('says what it is before there is one', async () => {
    await renderApp('/interests/result')
    const link = await screen.findByRole('link', { name: 'Answer the questions' })
    expect(link.getAttribute('href')).toBe('/interests')
  })

  test('is a picture, a sentence, numbers, and the way to careers', async () => {
    await gateway.enter()
    await renderApp('/interests/result')
    const picture = await screen.findByRole('figure')
    expect(picture.textContent).toContain(
      'You lean most to Investigating (Investigative), then to Helping (Social), and least to Leading and selling (Enterprising).',
    )
    expect(within(picture).getAllByText('94').length).toBeGreaterThan(0)
    expect(screen.getByRole('heading', { name: 'Your three letters: I · S · R' })).toBeTruthy()
    expect(screen.getByText(/You like asking questions/)).toBeTruthy()
    expect(screen.getByText(/you can still enjoy it without working in it/)).toBeTruthy()
    expect(screen.getByText(/from your answers of 12 Oct 2026/)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'See careers that fit' }).getAttribute('href')).toBe('/careers')
    expect(screen.getByRole('link', { name: 'Answer again' }).getAttribute('href')).toBe('/interests')
    expect(screen.getByRole('link', { name: 'How we match' }).getAttribute('href')).toBe('/about')
    expect(screen.queryByText('This result may not say much yet')).toBeNull()
  })

  test('tells level interests as level, in words and letters', async () => {
    const scale = (code: string) => ({ I: 5, S: 5 })[code] ?? 1
    const { items } = await call('GET /psychometric/assessments/{id}', { params: { id: 'interests' } })
    await call('POST /psychometric/assessments/{id}/responses', {
      params: { id: 'interests' },
      body: {
        answers: items.map((item) => ({ item_id: item.id, value: 'scale' in item ? scale(item.scale) : 1 })),
        duration_s: 400,
      },
      idempotencyKey: crypto.randomUUID(),
    })
    await renderApp('/interests/result')
    expect((await screen.findByRole('figure')).textContent).toContain(
      'You like Investigating (Investigative) and Helping (Social) equally. The other 4 are level.',
    )
    expect(screen.getByText(/the order of their letters says nothing/)).toBeTruthy()
  })

  test('says what makes it weak, and keeps the earlier ones', async () => {
    const earlier = await handedIn((at) => 1 + (at % 5))
    gateway.pass(60_000)
    await handedIn(() => 3, { count: 36, duration_s: 20 })
    await renderApp('/interests/result')
    const notice = (await screen.findByText('This result may not say much yet')).closest('[role=status]')
    expect(notice?.textContent).toContain('Nearly all your answers are the same.')
    expect(notice?.textContent).toContain('faster than the questions can be read')
    expect(notice?.textContent).toContain('Only 75% of the questions have an answer.')
    expect(screen.getByText('Your answers are nearly all the same, so nothing stands out yet.')).toBeTruthy()
    expect(screen.queryByRole('heading', { name: /Your three letters/ })).toBeNull()
    expect(screen.getByText('1 other result')).toBeTruthy()
    const old = screen.getByText(new RegExp([...(earlier.code ?? '')].join(' · ')))
    expect(old.getAttribute('href')).toBe(`/interests/result?of=${earlier.id}`)
  })

  test('is announced as kept when somebody answers again', async () => {
    await gateway.enter()
    const { user } = await renderApp('/interests/result')
    await user.click(await screen.findByRole('link', { name: 'Answer again' }))
    await screen.findByText(/Your result of 12 Oct 2026 stays in your history/)
  })

  test('speaks Kiswahili', async () => {
    await gateway.enter()
    await renderApp('/interests/result', 'sw')
    await heading('Mambo unayopenda')
    expect((await screen.findByRole('figure')).textContent).toContain('Unavutiwa zaidi na Uchunguzi (Investigative)')
    expect(document.title).toBe('Mambo unayopenda · TajiConnect')
  })
})
