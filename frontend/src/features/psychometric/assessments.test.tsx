import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enterAnew()
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const link = (name: string | RegExp) => screen.findByRole('link', { name })
const radio = (name: string | RegExp) => screen.findByRole('radio', { name })
const assessmentOf = (id: string) => call('GET /psychometric/assessments/{id}', { params: { id } })
const draftOf = (id: string) => call('GET /psychometric/assessments/{id}/draft', { params: { id } })
const results = async () => (await call('GET /psychometric/results')).items

async function handIn(id: string, value: (at: number) => number, form: 'full' | 'short' = 'full') {
  const { forms } = await assessmentOf(id)
  const asked = forms.find((each) => each.id === form)?.item_ids ?? []
  return call('POST /psychometric/assessments/{id}/responses', {
    params: { id },
    body: { form, answers: asked.map((item_id, at) => ({ item_id, value: value(at) })), duration_s: 400 },
    idempotencyKey: crypto.randomUUID(),
  })
}

/** Interests whose letters are as `likes` say. */
async function likes(values: Record<string, number>) {
  const { items } = await assessmentOf('interests')
  const scales = items.flatMap((item) => ('scale' in item ? item.scale : []))
  return handIn('interests', (at) => values[scales[at] ?? ''] ?? 3)
}

/** Values by one order, the first before all others. */
async function prefers(order: readonly string[]) {
  const { items } = await assessmentOf('values')
  const pairs = items.flatMap((item) =>
    'options' in item ? [item.options.map(({ scale }) => order.indexOf(scale))] : [],
  )
  return handIn('values', (at) => ((pairs[at]?.[0] ?? 0) < (pairs[at]?.[1] ?? 0) ? 1 : 2))
}

/** As if it had been handed in so long ago. */
async function aged({ id }: { id: string }, days: number) {
  const created_at = new Date(Date.now() - days * 86_400_000).toISOString()
  await gateway.store.transaction(async (tx) => {
    const row = await tx.get('results', id)
    if (row) await tx.put('results', { ...row, created_at })
  })
  return created_at
}

const ORDER = ['achievement', 'relationships', 'independence', 'support', 'conditions', 'recognition']

describe('the list', () => {
  const row = async (name: string) => {
    const item = (await heading(name)).closest('li')
    if (!item) throw new Error(`No row ${name}`)
    return within(item)
  }

  test('says of each how long it takes, how far it is, and what the others are for', async () => {
    const first = await assessmentOf('personality')
    const answers = first.items.slice(0, 5).map(({ id }) => ({ item_id: id, value: 4 }))
    await call('PUT /psychometric/assessments/{id}/draft', {
      params: { id: 'personality' },
      body: { answers, duration_s: 30 },
    })
    await prefers(ORDER)
    await renderApp('/assessments')
    await heading('About you')
    expect(screen.getByText(/The other two count a little in your list/)).toBeTruthy()
    const interests = await row('What do you enjoy?')
    expect(interests.getByText('8 minutes')).toBeTruthy()
    expect(interests.getByText('Not begun yet')).toBeTruthy()
    expect(interests.getByRole('link', { name: 'Answer the questions' }).getAttribute('href')).toBe('/interests')
    const personality = await row('What are you like?')
    expect(await personality.findByText('5 of 20 answered')).toBeTruthy()
    expect(personality.getByText('If you like')).toBeTruthy()
    expect(personality.getByRole('link', { name: 'Continue' }).getAttribute('href')).toBe('/assessments/personality')
    const values = await row('What matters to you in work?')
    expect((await values.findByRole('link', { name: 'See the result' })).getAttribute('href')).toBe(
      '/assessments/values/result',
    )
  })

  test('speaks Kiswahili', async () => {
    await renderApp('/assessments', 'sw')
    await heading('Kukuhusu')
    await heading('Nini ni muhimu kwako kazini?')
    expect(screen.getByText(/kama kioo cha kujitazama/)).toBeTruthy()
  })

  test('an address that names no questionnaire says so', async () => {
    await renderApp('/assessments/moods')
    await heading('There is no page here')
  })
})

describe('the short form', () => {
  test('asks 30', async () => {
    const { user } = await renderApp('/interests')
    await user.click(await button('Short form: 30 questions, about 5 minutes'))
    await screen.findByText('1 of 30')
    await waitFor(async () => expect((await draftOf('interests')).form).toBe('short'))
  })

  test('is handed in after 30, and its answers stay the beginning of the whole', async () => {
    const { forms } = await assessmentOf('interests')
    const answers = (forms[1]?.item_ids ?? []).slice(0, 29).map((item_id, at) => ({ item_id, value: 1 + (at % 5) }))
    await call('PUT /psychometric/assessments/{id}/draft', {
      params: { id: 'interests' },
      body: { form: 'short', answers, duration_s: 200 },
    })
    const { user } = await renderApp('/interests')
    await screen.findByText('30 of 30')
    await user.keyboard('4')
    await user.click(await button('See my result'))
    await screen.findByText('This is the short form')
    expect(await results()).toMatchObject([{ form: 'short' }])
    const draft = await draftOf('interests')
    expect([draft.form, draft.answers.length]).toEqual(['full', 30])
  })

  test('shows as one, and its rest begins at question 31', async () => {
    await handIn('interests', (at) => 1 + (at % 5), 'short')
    const { user } = await renderApp('/interests/result')
    await screen.findByText('This is the short form')
    await user.click(await link('Answer 18 more questions'))
    await screen.findByText(/You have answered the short form: 30 questions/)
    await user.click(await button('Answer 18 more questions'))
    await screen.findByText('31 of 48')
    await user.keyboard('4')
    await screen.findByText('32 of 48')
    await waitFor(async () => expect((await draftOf('interests')).answers).toHaveLength(31))
  })

  test('can be begun anew instead, also without a network', async () => {
    await handIn('interests', (at) => 1 + (at % 5), 'short')
    gateway.fail('DELETE /psychometric/assessments/{id}/draft', 'network', 1)
    const { user } = await renderApp('/interests')
    await user.click(await button('Start from the first question'))
    await user.click(await button('Start'))
    await screen.findByText('1 of 48')
    await user.keyboard('2')
    await screen.findByText('2 of 48')
    window.dispatchEvent(new Event('online'))
    await waitFor(async () =>
      expect((await draftOf('interests')).answers).toMatchObject([{ item_id: 'i01', value: 2 }]),
    )
    expect(await results()).toHaveLength(1)
  })
})

describe('personality', () => {
  test('is asked with how well a sentence fits, and shown between two ends', async () => {
    const { items } = await assessmentOf('personality')
    const answers = items
      .slice(0, 19)
      .map((item) => ({ item_id: item.id, value: 'reversed' in item && item.reversed ? 1 : 5 }))
    await call('PUT /psychometric/assessments/{id}/draft', {
      params: { id: 'personality' },
      body: { answers, duration_s: 90 },
    })
    const { user } = await renderApp('/assessments/personality')
    await heading(/I argue until the others give in/)
    await user.click(await radio('Not like me'))
    await user.click(await button('See my result'))
    await heading('What you are like')
    const picture = await screen.findByRole('figure')
    expect(picture.textContent).toContain('What stands out most about you')
    expect(within(picture).getAllByText('Clearly: Plans ahead').length).toBeGreaterThan(0)
    expect(screen.getByText(/not yet been tested with many people in East Africa/)).toBeTruthy()
    await user.click(within(picture).getByText('Show as a table'))
    const rows = within(within(picture).getByRole('table')).getAllByRole('row')
    expect(rows.map(({ textContent }) => textContent)).toContain('Emotional steadinessClearly: Stays calm100')
    expect(screen.queryByRole('link', { name: 'See careers that fit' })).toBeNull()
  })

  test('in the middle is in between, in Kiswahili too', async () => {
    await handIn('personality', () => 3)
    await renderApp('/assessments/personality/result', 'sw')
    await heading('Jinsi ulivyo')
    expect((await screen.findAllByText('Katikati')).length).toBeGreaterThan(0)
  })
})

describe('values', () => {
  test('are chosen pair by pair, with keys, back and undo', async () => {
    const { user } = await renderApp('/assessments/values')
    expect(await screen.findByText('15 pairs to choose from, about 3 minutes')).toBeTruthy()
    await user.click(await button('Start'))
    await heading(/Which matters more to you in a job\? The pay is steady and the place is safe, or: I use what/)
    await user.keyboard('2')
    await screen.findByText('2 of 15')
    await user.keyboard('3')
    expect(screen.getByText('2 of 15')).toBeTruthy()
    await user.click(await radio(/friendly people/))
    await screen.findByText('3 of 15')
    await user.click(await button('Undo'))
    await screen.findByText('2 of 15')
    expect(screen.queryByRole('radio', { checked: true })).toBeNull()
    await user.click(await button('Previous question'))
    expect((await radio(/what I am good at/)).getAttribute('type')).toBe('radio')
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /what I am good at/ }).checked).toBe(true)
    await waitFor(async () => expect((await draftOf('values')).answers).toMatchObject([{ value: 2 }]))
  })

  test('are a ladder from what comes first', async () => {
    await prefers(ORDER)
    await renderApp('/assessments/values/result')
    const picture = await screen.findByRole('figure')
    expect(picture.textContent).toContain('What comes first for you: Achievement.')
    const rungs = within(within(picture).getAllByRole('list')[0]!).getAllByRole('listitem')
    expect(rungs.map(({ textContent }) => textContent)).toEqual([
      'Achievement5 of 5',
      'Relationships4 of 5',
      'Independence3 of 5',
      'Support2 of 5',
      'Working conditions1 of 5',
      'Recognition0 of 5',
    ])
    expect(screen.queryByText('This result may not say much yet')).toBeNull()
  })

  test.each([
    ['come from one side', 1, /You chose nearly always the same side/],
    ['go round in circles', 3, /Your choices go round in circles/],
  ])('that %s say so', async (_, others, words) => {
    await handIn('values', (at) => (at < others ? 2 : 1))
    await renderApp('/assessments/values/result')
    await screen.findByText(words)
  })
})

describe('two results', () => {
  test('are compared in words, in a picture and in a table; little is about the same', async () => {
    const before = await aged(await likes({ S: 2, I: 4 }), 100)
    await likes({ S: 5, I: 4 })
    const { user } = await renderApp('/interests/result')
    await user.click(await link('See what has changed'))
    await heading('What has changed')
    const when = new Intl.DateTimeFormat('en-KE', { month: 'long', year: 'numeric' }).format(new Date(before))
    expect(screen.getByText(`You like helping people learn, heal and get along more than in ${when}.`)).toBeTruthy()
    expect(screen.getByText('The rest is about the same.')).toBeTruthy()
    expect(screen.getByText(/A difference of up to 17 points of 100 can come about by chance/)).toBeTruthy()
    await user.click(screen.getByText('Show as a table'))
    const rows = within(screen.getByRole('table')).getAllByRole('row')
    expect(rows[4]?.textContent).toBe('Helping (Social)25100more')
    expect(rows[2]?.textContent).toBe('Investigating (Investigative)7575about the same')
  })

  test('an older one is chosen by its date, and can be looked at again', async () => {
    await aged(await prefers(ORDER), 80)
    await aged(await prefers(ORDER.toReversed()), 40)
    await prefers(ORDER)
    const { user } = await renderApp('/assessments/values/changes')
    await screen.findByText(/^Achievement matters more to you than in/)
    const select = screen.getByRole('combobox', { name: 'Compare with your result of' })
    await user.selectOptions(select, within(select).getAllByRole('option')[1]!)
    expect(await screen.findByText('All is about the same as before.')).toBeTruthy()
    await user.click(await link('What matters to you in work'))
    await user.click(await screen.findByText('2 other results'))
    const list = (await screen.findByText('2 other results')).closest('details')
    await user.click(within(list!).getAllByRole('link')[0]!)
    await screen.findByText(/This is an earlier result/)
    expect(screen.getByRole('figure').textContent).toContain('What comes first for you: Recognition.')
  })

  test('need two', async () => {
    await likes({ S: 5 })
    await renderApp('/interests/changes')
    await heading('One result so far')
  })

  test('that say little are not made much of, in Kiswahili', async () => {
    await likes({})
    gateway.pass(60_000)
    await likes({ R: 5, I: 1 })
    await renderApp('/interests/changes', 'sw')
    await heading('Kilichobadilika')
    expect(await screen.findByText(/Mojawapo ya matokeo haya mawili halisemi mengi/)).toBeTruthy()
  })
})
