import type { Course, Item, StoredCourse } from '@tajiconnect/contract/courses'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useKeysOn } from '../../parts/player/useKeys.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { server } from '../../testing/server.ts'
import { together } from '../../ui/together.ts'
import { queryClient } from '../../utils/cache.ts'

const RATIO = '/learn/ratio-rate-percentage'
const LESSON = `${RATIO}/lessons/what-a-ratio-is`
const PHYSICS = '/learn/motion-forces-energy'
const BILL = `${PHYSICS}/quizzes/the-electricity-bill-quiz`

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter()
})
afterEach(() => {
  vi.restoreAllMocks()
  Reflect.deleteProperty(navigator, 'connection')
  useKeysOn.getState().setOn(true)
})

const heading = (name: string | RegExp) => screen.findByRole('heading', { name })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const sent = (request: string) => gateway.requests.filter((each) => each === request).length

/** What a phone does when it is switched off and on: what was in memory is gone. */
function restart() {
  cleanup()
  queryClient.clear()
}

/** Changes a course as its author would. */
const change = (id: string, to: (course: StoredCourse) => StoredCourse) =>
  gateway.store.transaction(async (tx) => {
    const course = await tx.get('courses', id)
    await tx.put('courses', to(structuredClone(course!) as StoredCourse))
  })

/** The first lesson of the course on ratios gets a body, and something to hear or watch. */
const teach = (body: string, media: StoredCourse['modules'][number]['lessons'][number]['media'] = []) =>
  change('ratio-rate-percentage', (course) => {
    Object.assign(course.modules[0]!.lessons[0]!, { body, media })
    return course
  })

const saveData = () => Object.defineProperty(navigator, 'connection', { value: { saveData: true }, configurable: true })

describe('a formula', () => {
  test('is MathML, which screen readers read as mathematics', async () => {
    await teach('So $\\frac{3}{4}$ of it.\n\n$$a : b = 3 : 12$$')
    await renderApp(LESSON)
    await heading('What a ratio is and how to simplify it')
    const [inline, block] = document.querySelectorAll('main math')
    expect(inline?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML')
    expect(inline?.querySelector('mfrac')?.textContent).toBe('34')
    expect(inline?.closest('p')?.textContent).toBe('So 34 of it.')
    expect(block?.getAttribute('display')).toBe('block')
    for (const math of [inline, block]) expect(math?.hasAttribute('aria-label')).toBe(false)
  })

  test('that cannot be read is shown as its author wrote it', async () => {
    await teach('Here $\\frac{3$ is wrong.')
    await renderApp(LESSON)
    expect((await screen.findByText('$\\frac{3$')).tagName).toBe('CODE')
  })
})

describe('a picture', () => {
  const ALT = 'One part of cement, four of sand'
  beforeEach(() => teach(`![${ALT}](content:one-to-four)\n\n![Gone](content:gone)`))

  test('comes by itself, with its place kept free', async () => {
    await renderApp(LESSON)
    const picture = await screen.findByRole('img', { name: ALT })
    const kept = gateway.store.rows('contents').get('one-to-four')!
    expect(picture.getAttribute('src')).toMatch(/^\/api\/v1\/content\/one-to-four\/stream\?token=./)
    expect([picture.getAttribute('width'), picture.getAttribute('height')]).toEqual(
      [kept.width, kept.height].map((size) => String(size)),
    )
    expect(screen.queryByText('Gone')).toBeNull()
    expect(screen.queryByRole('button', { name: /Show picture/ })).toBeNull()
  })

  test('waits for a tap where data is to be saved, and says what it costs', async () => {
    saveData()
    const { user } = await renderApp(LESSON)
    expect(await screen.findByText(ALT)).toBeTruthy()
    expect(screen.queryByRole('img', { name: ALT })).toBeNull()
    expect(sent('POST /content/one-to-four/links')).toBe(0)
    await user.click(await button('Show picture (3 kB)'))
    const picture = await screen.findByRole('img', { name: ALT })
    await waitFor(() => expect(document.activeElement).toBe(picture))
  })

  test('waits for whoever has little data for a week', async () => {
    await gateway.store.transaction(async (tx) => {
      const onboarding = await tx.get('onboarding', 'amina')
      await tx.put('onboarding', { ...onboarding!, weekly_data_mb: 100 })
    })
    await renderApp(LESSON, 'sw')
    expect(await button('Onyesha picha (kilobaiti 3)')).toBeTruthy()
  })

  test('gets a new address where the old one has run out, and says so if that is no help', async () => {
    const { user } = await renderApp(LESSON)
    const first = (await screen.findByRole('img', { name: ALT })).getAttribute('src')
    gateway.pass(601_000)
    fireEvent.error(screen.getByRole('img', { name: ALT }))
    await waitFor(() => expect(screen.getByRole('img', { name: ALT }).getAttribute('src')).not.toBe(first))
    fireEvent.error(screen.getByRole('img', { name: ALT }))
    expect(await screen.findByText('The picture did not come.')).toBeTruthy()
    expect(screen.getByText(ALT)).toBeTruthy()
    await user.click(await button('Try again'))
    expect(await screen.findByRole('img', { name: ALT })).toBeTruthy()
  })
})

describe('sound and film', () => {
  const film = { kind: 'video' as const, content_id: 'diffusion', title: 'Particles spread out' }
  const sound = { kind: 'audio' as const, content_id: 'heartbeat', title: 'A heart at rest' }
  const player = () => document.querySelector<HTMLMediaElement>('main :is(video, audio)')!
  let play: ReturnType<typeof vi.spyOn>
  beforeEach(async () => {
    play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
    await teach('Read on.', [film, sound, { ...sound, content_id: 'gone', title: 'Gone' }])
  })

  /** Plays up to so many seconds, as the browser tells of it. */
  function playTo(seconds: number) {
    Object.defineProperty(player(), 'readyState', { value: 4, configurable: true })
    player().currentTime = seconds
    fireEvent.timeUpdate(player())
  }

  test('stand there in words first, with length and size, and cost nothing until they are asked for', async () => {
    await renderApp(LESSON)
    const part = within(await screen.findByRole('region', { name: film.title }))
    const words = part.getByText(/^A box seen from above/)
    const start = part.getByRole('button', { name: 'Play the video', description: '14 seconds, 203 kB' })
    expect(words.compareDocumentPosition(start)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
    expect(screen.getByRole('button', { name: 'Play the sound', description: '15 seconds, 76 kB' })).toBeTruthy()
    expect(player()).toBeNull()
    expect(gateway.requests.filter((request) => request.includes('/links'))).toEqual([])
    expect(screen.queryByRole('region', { name: 'Gone' })).toBeNull()
  })

  test('are played by the browser’s own player, with captions in the learner’s language', async () => {
    const { user } = await renderApp(LESSON, 'sw')
    await user.click(await button(/^Cheza video/))
    await waitFor(() => expect(player()).not.toBeNull())
    expect(player().getAttribute('src')).toMatch(/^\/api\/v1\/content\/diffusion\/stream\?token=./)
    expect(player().preload).toBe('none')
    expect(player().controls).toBe(true)
    expect(play).toHaveBeenCalledTimes(1)
    const tracks = [...player().querySelectorAll('track')]
    expect(tracks.map(({ srclang, default: on }) => [srclang, on])).toEqual([
      ['en', false],
      ['sw', true],
    ])
    expect(tracks[1]?.getAttribute('src')).toContain('/content/diffusion-sw/stream?token=')
    expect(screen.getByText(/^Kisanduku kinachoonekana/)).toBeTruthy()
  })

  test('go on where they were, on another day too', async () => {
    const { user } = await renderApp(LESSON)
    await user.click(await button(/^Play the sound/))
    await waitFor(() => expect(player()?.tagName).toBe('AUDIO'))
    playTo(8.4)
    restart()
    const again = await renderApp(LESSON)
    expect(await screen.findByText('It goes on where you stopped, at 0:08.')).toBeTruthy()
    await again.user.click(await button(/^Play the sound/))
    await waitFor(() => expect(player()).not.toBeNull())
    fireEvent.loadedMetadata(player())
    expect(player().currentTime).toBe(8.4)
    fireEvent.ended(player())
    restart()
    await renderApp(LESSON)
    await button(/^Play the sound/)
    expect(screen.queryByText(/where you stopped, at/)).toBeNull()
  })

  test('keep their place when their address has run out', async () => {
    const { user } = await renderApp(LESSON)
    await user.click(await button(/^Play the video/))
    await waitFor(() => expect(player()).not.toBeNull())
    fireEvent.play(player())
    playTo(9)
    const first = player().getAttribute('src')
    gateway.pass(601_000)
    fireEvent.error(player())
    await waitFor(() => expect(player().getAttribute('src')).not.toBe(first))
    expect(play).toHaveBeenCalledTimes(2)
    player().currentTime = 0
    fireEvent.loadedMetadata(player())
    expect(player().currentTime).toBe(9)
    // A new address that does not play either is not asked for again and again.
    fireEvent.error(player())
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(sent('POST /content/diffusion/links')).toBe(2)
  })

  test('without a network leave the words, and can be tried again', async () => {
    gateway.fail('POST /content/{id}/links', 'network', 1)
    const { user } = await renderApp(LESSON)
    await user.click(await button(/^Play the sound/))
    expect(await screen.findByRole('alert')).toBeTruthy()
    expect(screen.getByText(/^A heart beats for 15 seconds/)).toBeTruthy()
    await user.click(await button(/^Play the sound/))
    await waitFor(() => expect(player()).not.toBeNull())
  })
})

describe('a lesson', () => {
  test('has short words for its neighbours, with their whole names', async () => {
    await renderApp(`${RATIO}/lessons/sharing-and-mixing`)
    expect((await screen.findByRole('link', { name: 'Previous lesson' })).textContent).toBe('Previous')
    expect(screen.getByRole('link', { name: 'Next lesson' }).textContent).toBe('Next')
  })

  test('says which it is, and leads to the same in the other language and back', async () => {
    const { user } = await renderApp(LESSON)
    expect(await screen.findByText('Lesson 1 of 4')).toBeTruthy()
    await user.click(await screen.findByRole('link', { name: 'Read in Kiswahili' }))
    await waitFor(() => expect(location.pathname).toBe('/learn/ratio-rate-percentage-sw/lessons/what-a-ratio-is'))
    await user.click(await screen.findByRole('link', { name: 'Read in English' }))
    await heading('What a ratio is and how to simplify it')
  })

  test('is left for the next and the one before by keys, which are shown at “?” and can be switched off', async () => {
    const { user } = await renderApp(LESSON)
    await heading('What a ratio is and how to simplify it')
    await user.keyboard(']')
    await heading('Sharing in a ratio and mixing')
    await user.keyboard('[[')
    await heading('What a ratio is and how to simplify it')
    await user.keyboard('?')
    const help = within(await screen.findByRole('dialog', { name: 'Keys' }))
    expect(help.getByText('The lesson before, and after')).toBeTruthy()
    await user.click(help.getByRole('checkbox', { name: /^Use single keys/ }))
    await user.click(help.getByRole('button', { name: 'Close' }))
    await user.keyboard(']?')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What a ratio is and how to simplify it')
    await user.click(screen.getByRole('button', { name: 'Keys' }))
    expect((screen.getByRole('checkbox', { name: /^Use single keys/ }) as HTMLInputElement).checked).toBe(false)
  })
})

describe('a course', () => {
  test('has a way to its other language', async () => {
    await renderApp(RATIO)
    const other = await screen.findByRole('link', { name: 'Read in Kiswahili' })
    expect(other.getAttribute('href')).toBe('/learn/ratio-rate-percentage-sw')
  })

  test('stays the one that was begun until the learner moves to a newer one', async () => {
    let moved = false
    server.use(
      http.get('*/api/v1/courses/ratio-rate-percentage', async ({ request }) => {
        const course = (await (await gateway.fetch(request)).json()) as Course
        return HttpResponse.json({ ...course, newer_version: moved ? null : 2 })
      }),
      http.post('*/api/v1/courses/ratio-rate-percentage/enrolments', ({ request }) => {
        moved = new URL(request.url).searchParams.get('newest') === 'true'
        return gateway.fetch(request)
      }),
    )
    const { user } = await renderApp(RATIO)
    expect(await screen.findByText(/You stay with yours until you move/)).toBeTruthy()
    await user.click(await button('Move to the newer version'))
    await waitFor(() => expect(screen.queryByText('A newer version is out')).toBeNull())
    expect(moved).toBe(true)
  })
})

const itemsOf = (course_id: string, quiz_id: string): Item[] => {
  const { quizzes } = gateway.store.rows('courses').get(course_id)!
  const quiz = quizzes.find(({ id }) => id === quiz_id)!
  return quiz.item_ids.map((id) => gateway.store.rows('items').get(id)!)
}

async function goTo(user: UserEvent, question: number) {
  for (let at = 1; at < question; at++) await user.click(await button('Next'))
}

async function handIn(user: UserEvent) {
  while (screen.queryByRole('button', { name: 'Next' })) await user.click(await button('Next'))
  await user.click(await button('Look over your answers'))
  await user.click(await button('Hand in'))
  await heading(/ of \d right$/)
}

describe('lines to match', () => {
  const bulb = () => screen.findByRole('combobox', { name: together('9 W LED bulb for 10 h') })
  const iron = () => screen.getByRole('combobox', { name: together('1 kW iron for 30 min') })
  const valueOf = (select: HTMLElement) => (select as HTMLSelectElement).selectedOptions[0]?.textContent

  test('get their match from a list, and what is chosen twice moves', async () => {
    const { user } = await renderApp(BILL)
    await goTo(user, 5)
    await user.selectOptions(await bulb(), '0.09 kWh')
    await user.selectOptions(iron(), '0.09 kWh (chosen above or below)')
    expect(valueOf(iron())).toBe('0.09 kWh')
    expect(valueOf(await bulb())).toBe('Choose')
    expect(screen.getByText('“9 W LED bulb for 10 h” has no match now.')).toBeTruthy()
    restart()
    const again = await renderApp(BILL)
    await bulb()
    expect(valueOf(iron())).toBe('0.09 kWh')
    await again.user.click(await button('Next'))
    await again.user.click(await button('Look over your answers'))
    const line = within(await button(/Match each use/))
    expect(line.getByText('1 kW iron for 30 min → 0.09 kWh')).toBeTruthy()
    expect(line.getByText('Not finished yet')).toBeTruthy()
  })

  test('are marked one by one', async () => {
    const { user } = await renderApp(BILL)
    await goTo(user, 5)
    await user.selectOptions(await bulb(), '0.09 kWh')
    await user.selectOptions(iron(), '9 kWh')
    await handIn(user)
    const card = within(screen.getByRole('heading', { name: /Match each use/ }).closest('li')!)
    const [given, right] = card.getAllByRole('list')
    const lines = within(given!)
      .getAllByRole('listitem')
      .map((line) => [within(line).getByRole('img').getAttribute('aria-label'), line.textContent])
    expect(lines).toEqual([
      ['Right', together('9 W LED bulb for 10 h → 0.09 kWh')],
      ['Not here', together('60 W filament bulb for 10 h → –')],
      ['Not here', together('1 kW iron for 30 min → 9 kWh')],
      ['Not here', together('3 kW water heater for 20 min → –')],
    ])
    expect(within(right!).getByText('1 kW iron for 30 min → 0.5 kWh')).toBeTruthy()
  })
})

describe('a quiz by keyboard', () => {
  test('chooses by letter or number, goes on, goes back and shows the hint', async () => {
    const [first, second] = itemsOf('motion-forces-energy', 'the-electricity-bill-quiz')
    const { user } = await renderApp(BILL)
    await heading(together(first!.prompt))
    await user.keyboard('b')
    const radios = () => screen.getAllByRole<HTMLInputElement>('radio').map(({ checked }) => checked)
    expect(radios()).toEqual([false, true, false, false])
    await user.keyboard('3')
    expect(radios()).toEqual([false, false, true, false])
    await user.keyboard('h')
    expect(screen.getByText(first!.hint)).toBeTruthy()
    await user.keyboard('{Enter}')
    await heading(together(second!.prompt))
    await user.keyboard('[[')
    await heading(together(first!.prompt))
    expect(radios()).toEqual([false, false, true, false])
  })

  test('leaves letters alone that are written', async () => {
    const { user } = await renderApp(BILL)
    await goTo(user, 2)
    const field = await screen.findByRole('textbox')
    await user.type(field, '1h2]')
    expect((field as HTMLInputElement).value).toBe('1h2]')
    expect(screen.queryByText('Hint')).toBeNull()
  })

  test('stays where a number is asked for and something else was typed', async () => {
    const { user } = await renderApp(BILL)
    await goTo(user, 2)
    const field = await screen.findByRole('textbox')
    await user.type(field, '3:4{Enter}')
    expect(screen.getByText('Type a number, such as 0.75')).toBeTruthy()
    expect(screen.getByText(/^Question 2 of/)).toBeTruthy()
    await user.clear(field)
    await user.type(field, '0.75{Enter}')
    expect(await screen.findByText(/^Question 3 of/)).toBeTruthy()
  })

  test('goes from one marked answer to the next', async () => {
    const items = itemsOf('motion-forces-energy', 'the-electricity-bill-quiz')
    const { user } = await renderApp(BILL)
    await heading(together(items[0]!.prompt))
    await handIn(user)
    const focused = () => document.activeElement?.textContent
    await user.keyboard(']')
    expect(focused()).toBe(`1. ${together(items[0]!.prompt)}`)
    await user.keyboard(']]')
    expect(focused()).toBe(`3. ${together(items[2]!.prompt)}`)
    await user.keyboard('[[')
    expect(focused()).toBe(`2. ${together(items[1]!.prompt)}`)
  })
})

describe('an order', () => {
  test('is marked place by place', async () => {
    const { user } = await renderApp(`${PHYSICS}/quizzes/work-energy-and-power-quiz`)
    const order = itemsOf('motion-forces-energy', 'work-energy-and-power-quiz')[4]! as Extract<Item, { type: 'order' }>
    await goTo(user, 5)
    await user.click(await button('The order is right as it is'))
    await handIn(user)
    const card = within(screen.getByRole('heading', { name: new RegExp(`^5\\. `) }).closest('li')!)
    const [given] = card.getAllByRole('list')
    const marks = within(given!)
      .getAllByRole('img')
      .map((mark) => mark.getAttribute('aria-label'))
    expect(marks).toEqual(order.options.map(({ id }, at) => (id === order.answer[at] ? 'Right' : 'Not here')))
  })
})

describe('time', () => {
  const attempt = () => [...gateway.store.rows('attempts').values()].at(-1)!

  test('is not counted unless the learner wants to know', async () => {
    const { user } = await renderApp(BILL)
    await button('Time myself')
    expect(screen.queryByRole('timer')).toBeNull()
    await handIn(user)
    expect(attempt().duration_s).toBeUndefined()
    expect(screen.queryByText(/there is no limit/)).toBeNull()
  })

  test('is told quietly, beside what is usual, and ends nothing', async () => {
    const { user } = await renderApp(BILL)
    await user.click(await button('Time myself'))
    expect(screen.getByRole('timer').textContent).toMatch(/^\d+ seconds? so far\. Most take about 6 minutes\.$/)
    await goTo(user, 2)
    restart()
    const again = await renderApp(BILL)
    expect(await screen.findByRole('timer')).toBeTruthy()
    await again.user.click(await button('Stop the clock'))
    expect(screen.queryByRole('timer')).toBeNull()
    await again.user.click(await button('Back'))
    await again.user.click(await button('Time myself'))
    await handIn(again.user)
    expect(attempt().duration_s).toBeGreaterThanOrEqual(0)
    expect(screen.getByText(/^You took \d+ seconds?; there is no limit\.$/)).toBeTruthy()
  })
})
