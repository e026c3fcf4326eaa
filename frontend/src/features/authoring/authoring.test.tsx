import type { CourseDraft } from '@tajiconnect/contract/authoring'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { call } from '../../services/api/endpoints.ts'
import { publishCourse, writeCourse } from '../../testing/course.ts'
import { createTestGateway, type TestGateway } from '../../testing/gateway.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { queryClient } from '../../utils/cache.ts'

const INSTRUCTOR = 'instructor@tajiconnect.test'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await createTestGateway()
  await gateway.enter(INSTRUCTOR)
})
afterEach(() => vi.restoreAllMocks())

type User = Awaited<ReturnType<typeof renderApp>>['user']
const token = () => localStorage.getItem('access_token')!
const heading = (name: string | RegExp, level?: number) => screen.findByRole('heading', { name, level })
const button = (name: string | RegExp) => screen.findByRole('button', { name })
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name, { selector: 'input, textarea' })
const dialog = async () => within(await screen.findByRole('dialog'))
/** Does not wait until typing has stopped for long enough: a network that is back sends at once. */
const saved = () => {
  window.dispatchEvent(new Event('online'))
  return screen.findByText('Saved')
}
const draftOf = (id: string) => call('GET /courses/{id}/draft', { params: { id } })
const change = (draft: CourseDraft, part: Partial<CourseDraft>, by = token()) =>
  gateway.call('PATCH /courses/{id}', { params: { id: draft.id }, body: { revision: draft.revision, ...part } }, by)

/** Puts a text in the place of what stands in a field, as pasting does. */
function write(control: HTMLElement, text: string) {
  fireEvent.change(control, { target: { value: text } })
}

/** A course of two lessons that could be published, with its editor open. */
async function openCourse(at = '') {
  const draft = await writeCourse(gateway, token())
  const path = `/teach/courses/${draft.id}`
  const app = await renderApp(path + at)
  await heading(at ? /./ : 'Light', 1)
  return { draft, path, ...app }
}

async function faults() {
  const { violations } = await axe.run(document.querySelector('main')!, {
    rules: { 'color-contrast': { enabled: false } },
  })
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

async function addQuestion(user: User, kind: RegExp) {
  await user.click(await button('Add a question'))
  await user.click((await dialog()).getByRole('button', { name: kind }))
  return field('Question')
}

test('a course is written from nothing, published, and read by a learner', async () => {
  const { user } = await renderApp('/teach')
  await heading('Your courses will be here')
  await user.click((await screen.findAllByRole('button', { name: 'New course' }))[0]!)
  const form = await dialog()
  write(form.getByRole('textbox', { name: 'Title' }), 'Light')
  await user.selectOptions(await form.findByRole('combobox', { name: 'Subject' }), await form.findByText('Physics'))
  write(form.getByRole('textbox', { name: 'Level' }), 'Form 2')
  await user.click(form.getByRole('button', { name: 'Begin' }))
  await heading('Light', 1)
  write(await field('What it is about, in a line'), 'How light goes.')

  await user.click(await button('Add the first part'))
  write(await field('Part 1'), 'Mirrors')
  await user.click(await button('Add a lesson'))
  await heading('Untitled lesson', 1)
  write(await field('Title'), 'Plane mirrors')
  write(await field('What it teaches, in a line'), 'Where light goes.')
  write(await field('Text of the lesson'), '### The law\n\nThe angle **in** is the angle out.')
  expect(await screen.findByRole('heading', { name: 'The law' })).toBeTruthy()
  expect((await field('Title of the quiz')).value).toBe('Quiz: Plane mirrors')

  // A skill that there was not.
  await user.click((await screen.findAllByRole('button', { name: /Main skill|Choose/ }))[0]!)
  write((await dialog()).getByRole('searchbox', { name: 'Search skills' }), 'reflection of light')
  await (await dialog()).findByText('No skill has these words')
  await user.click((await dialog()).getByRole('button', { name: 'Add a new skill' }))
  write((await dialog()).getByRole('textbox', { name: 'Name in Kiswahili' }), 'Uakisi wa nuru')
  write((await dialog()).getByRole('textbox', { name: 'Name in English' }), 'Reflection')
  await user.click((await dialog()).getByRole('button', { name: 'Add the skill' }))
  await screen.findByText('Reflection')

  write(await addQuestion(user, /^One right answer/), 'What is true of a mirror?')
  for (const [at, text] of ['It reflects', 'It absorbs', 'Neither'].entries())
    write(await field(`Answer ${at + 1}`), text)
  await user.click(screen.getByRole('radio', { name: 'Answer 1 is right' }))
  write(await field('Feedback on answer 2 · optional'), 'That is black paper.')
  write(await field('Hint'), 'Look at one.')
  write(await field('Explanation'), 'It sends light back.')
  await saved()
  expect(await faults()).toEqual([])

  await user.click(screen.getByRole('link', { name: 'To the course' }))
  await user.click(await button('Publish'))
  expect((await dialog()).getByText('Learners will see 1 lesson and 1 question.')).toBeTruthy()
  await user.click((await dialog()).getByRole('button', { name: 'Publish' }))
  await screen.findByText('Version 1 is out')
  await screen.findByText('Published, version 1')
  const href = screen.getByRole('link', { name: 'See it as a learner' }).getAttribute('href')!
  cleanup()
  queryClient.clear()

  await gateway.enterAnew()
  const learner = await renderApp(href)
  await heading('Light', 1)
  await learner.user.click(await button('Start'))
  await heading('The law', 2)
  await learner.user.click(await button(/I have read this/))
  await heading('What is true of a mirror?')
  await learner.user.click(screen.getByRole('radio', { name: 'It absorbs' }))
  await learner.user.click(await button('Look over your answers'))
  await learner.user.click(await button('Hand in'))
  expect(await screen.findByText('That is black paper.')).toBeTruthy()
}, 60_000)

describe('what is written', () => {
  test('is saved a moment later, once, however much was typed', async () => {
    const { draft } = await openCourse()
    const title = await field('Title')
    for (const text of ['Light a', 'Light an', 'Light and colour']) write(title, text)
    expect(screen.getByText('Saving')).toBeTruthy()
    await saved()
    expect(await draftOf(draft.id)).toMatchObject({ title: 'Light and colour', revision: draft.revision + 1 })
    expect(localStorage.getItem(`taji.course.kamau.${draft.id}`)).toBeNull()
  })

  test('without a network stays on the device, outlives the page, and is sent when that is opened again', async () => {
    const { draft, path } = await openCourse()
    gateway.fail('PATCH /courses/{id}', 'network', 1)
    write(await field('Title'), 'Light and dark')
    await screen.findByText('Not saved, kept on this device')
    const leave = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(leave)
    expect(leave.defaultPrevented).toBe(true)

    // The page is gone, as after a crash.
    cleanup()
    queryClient.clear()
    const session = await gateway.enter(INSTRUCTOR)
    const { user } = await renderApp('/teach')
    expect(await screen.findByText('Not all sent yet')).toBeTruthy()
    expect(screen.getByText('Draft')).toBeTruthy()
    await user.click(screen.getByRole('link', { name: 'Light' }))
    expect(location.pathname).toBe(path)
    await heading('Light and dark', 1)
    await saved()
    expect(
      (await gateway.call('GET /courses/{id}/draft', { params: { id: draft.id } }, session.access_token)).title,
    ).toBe('Light and dark')
    const again = new Event('beforeunload', { cancelable: true })
    window.dispatchEvent(again)
    expect(again.defaultPrevented).toBe(false)
  })

  test('is not sent without a title, which the gateway could not keep', async () => {
    const { draft } = await openCourse()
    write(await field('Title'), ' ')
    expect((await screen.findAllByText('Give the course a title.')).length).toBeGreaterThan(0)
    expect(screen.getByText('Not saved, kept on this device')).toBeTruthy()
    write(await field('Level'), 'Form 3')
    await waitFor(async () => expect(await draftOf(draft.id)).toMatchObject({ title: 'Light', level: 'Form 3' }))
    write(await field('Title'), 'Light 2')
    await saved()
    expect(await draftOf(draft.id)).toMatchObject({ title: 'Light 2', level: 'Form 3' })
  })
})

describe('a course that was changed somewhere else meanwhile', () => {
  const theirs = (draft: CourseDraft) => change(draft, { title: 'Theirs', summary: 'By them.' })

  test('can be kept as it is here; what only they changed stays', async () => {
    const { draft, user } = await openCourse()
    await theirs(draft)
    write(await field('Title'), 'Mine')
    await user.click((await dialog()).getByRole('button', { name: 'Keep mine' }))
    await saved()
    expect(await draftOf(draft.id)).toMatchObject({ title: 'Mine', summary: 'By them.' })
  })

  test('can be had as they left it, and mine comes back by a tap', async () => {
    const { draft, user } = await openCourse()
    await theirs(draft)
    write(await field('Title'), 'Mine')
    expect((await dialog()).getByText('The title or other facts')).toBeTruthy()
    await user.click((await dialog()).getByRole('button', { name: 'Load theirs' }))
    await heading('Theirs', 1)
    expect(screen.queryByRole('dialog')).toBeNull()
    await user.click(await button('Undo'))
    await heading('Mine', 1)
    await saved()
    expect(await draftOf(draft.id)).toMatchObject({ title: 'Mine', summary: 'By them.' })
  })

  test('waits for the choice as long as it takes, with nothing lost', async () => {
    const { draft, user } = await openCourse()
    await theirs(draft)
    write(await field('Title'), 'Mine')
    await user.click((await dialog()).getByRole('button', { name: 'Close' }))
    write(await field('Level'), 'Form 4')
    await screen.findByText('Not saved, kept on this device')
    expect(await draftOf(draft.id)).toMatchObject({ title: 'Theirs', level: 'Form 2' })
    await user.click(await button('Choose now'))
    await user.click((await dialog()).getByRole('button', { name: 'Keep mine' }))
    await saved()
    expect(await draftOf(draft.id)).toMatchObject({ title: 'Mine', level: 'Form 4' })
  })
})

describe('publishing', () => {
  test('tells what is missing, and each line leads to its place', async () => {
    const { draft, user } = await openCourse()
    const { modules, items } = draft
    const [module] = modules
    const lessons = [{ ...module!.lessons[0]!, summary: '' }, module!.lessons[1]!]
    await change(draft, {
      modules: [{ ...module!, lessons }],
      items: items.map((item, at) => (at === 3 && item.type === 'choice' ? { ...item, answer: 'gone' } : item)),
    })
    cleanup()
    await queryClient.invalidateQueries()
    await renderApp(`/teach/courses/${draft.id}`)
    await heading('Light', 1)
    await user.click(await button('Publish'))
    await user.click((await dialog()).getByRole('button', { name: 'Publish' }))
    await heading('2 things to mend')
    const list = await dialog()
    expect(list.getByText('Lesson 2, question 2')).toBeTruthy()
    await user.click(list.getByRole('link', { name: 'There is no right answer yet.' }))
    await heading('About lenses', 1)
    await waitFor(() => expect(document.activeElement?.getAttribute('name')).toBe(`${items[3]!.id}.answer`))
    expect(screen.getByText('There is no right answer yet.')).toBeTruthy()
    await user.click(screen.getByRole('radio', { name: 'Answer 2 is right' }))
    expect(screen.queryByText('There is no right answer yet.')).toBeNull()

    await user.click(screen.getByRole('link', { name: 'To the course' }))
    await user.click(await screen.findByRole('link', { name: 'Say in a line what the lesson teaches.' }))
    await heading('About mirrors', 1)
    write(await field('What it teaches, in a line'), 'What they do.')
    await user.click(screen.getByRole('link', { name: 'To the course' }))
    await user.click(await button('Publish'))
    await user.click((await dialog()).getByRole('button', { name: 'Publish' }))
    await screen.findByText('Version 1 is out')
  })

  test('has to wait for something to be published', async () => {
    const { draft, user } = await openCourse()
    await change(draft, { modules: [], quizzes: [], items: [], skills: [] })
    cleanup()
    await queryClient.invalidateQueries()
    await renderApp(`/teach/courses/${draft.id}`)
    await user.click(await button('Publish'))
    const form = await dialog()
    expect(form.getByText('Write at least one lesson.')).toBeTruthy()
    expect(form.getByRole('button', { name: 'Publish' }).ariaDisabled).toBe('true')
  })

  test('finds formulas that nobody could read, where they stand', async () => {
    const { draft, user } = await openCourse()
    const [module] = draft.modules
    const broken = { ...module!.lessons[0]!, body: String.raw`Half is $\frac{1}{$ of it.` }
    await change(draft, {
      modules: [{ ...module!, lessons: [broken, module!.lessons[1]!] }],
      items: draft.items.with(0, { ...draft.items[0]!, prompt: String.raw`What is $\frac1$ of $x$?` }),
    })
    cleanup()
    await queryClient.invalidateQueries()
    await renderApp(`/teach/courses/${draft.id}`)
    await user.click(await button('Publish'))
    await user.click((await dialog()).getByRole('button', { name: 'Publish' }))
    await heading('2 things to mend')
    const words = String.raw`This formula cannot be drawn: $\frac1$`
    expect((await dialog()).getByRole('link', { name: words })).toBeTruthy()
    await user.click((await dialog()).getByRole('link', { name: /^A formula cannot be drawn/ }))
    const preview = within(await screen.findByRole('region', { name: 'Preview' }))
    expect(await preview.findByText(String.raw`$\frac{1}{$`, { selector: 'li code' })).toBeTruthy()
  })

  test('says what changes for learners, and that those midway keep theirs', async () => {
    const draft = await writeCourse(gateway, token())
    await publishCourse(gateway, draft, token())
    const { user } = await renderApp(`/teach/courses/${draft.id}`)
    await screen.findByText('Published, version 1')
    await user.click(await button('Move down: About mirrors'))
    await user.click(await button('Delete: About lenses'))
    await screen.findByText('Changed since version 1')
    await user.click(await button('Publish again'))
    const list = await dialog()
    expect(list.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Lessons: 1 taken out',
      'Questions: 2 taken out',
    ])
    expect(list.getByText(/Learners who have begun keep their version/)).toBeTruthy()
    await user.click(list.getByRole('button', { name: 'Publish again' }))
    await screen.findByText('Version 2 is out')
  })

  test('can be taken back from the catalogue, which leaves it to whoever takes it', async () => {
    const draft = await writeCourse(gateway, token())
    await publishCourse(gateway, draft, token())
    const { user } = await renderApp(`/teach/courses/${draft.id}`)
    await user.click(await button('Take out of the catalogue'))
    expect(await screen.findByText('Not in the catalogue')).toBeTruthy()
    const titles = async () => (await call('GET /courses', { query: { q: 'light' } })).items.map(({ id }) => id)
    expect(await titles()).not.toContain(draft.id)
    await user.click(await button('Put back into the catalogue'))
    await waitFor(() => expect(screen.queryByText('Not in the catalogue')).toBeNull())
    expect(await titles()).toContain(draft.id)
  })

  test('without a network says so, and nothing is lost', async () => {
    const { user } = await openCourse()
    gateway.fail('POST /courses/{id}/publish', 'network', 1)
    await user.click(await button('Publish'))
    await user.click((await dialog()).getByRole('button', { name: 'Publish' }))
    expect((await (await dialog()).findByRole('alert')).textContent).toMatch(/We cannot reach TajiConnect/)
    await user.click((await dialog()).getByRole('button', { name: 'Publish' }))
    await screen.findByText('Version 1 is out')
  })
})

describe('the outline', () => {
  test('puts a lesson in another place, and brings a deleted one back with its questions', async () => {
    const { draft, user } = await openCourse()
    const titles = () =>
      screen.getAllByRole('link', { name: /^About / }).map(({ textContent }) => textContent?.slice(0, 12))
    await user.click(await button('Move down: About mirrors'))
    expect(titles()).toEqual(['About lenses', 'About mirror'])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move down: About mirrors')
    await user.click(await button('Delete: About mirrors'))
    expect(titles()).toEqual(['About lenses'])
    await user.click(await button('Undo'))
    expect(titles()).toEqual(['About lenses', 'About mirror'])
    await saved()
    const after = await draftOf(draft.id)
    expect(after.modules[0]!.lessons.map(({ id }) => id)).toEqual(['lenses', 'mirrors'])
    expect(new Set(after.items)).toEqual(new Set(draft.items))
    expect(after.quizzes).toHaveLength(2)
  })

  test('a draft that nobody has seen can be thrown away', async () => {
    const { draft, user } = await openCourse()
    await user.click(await button('Delete this draft'))
    await user.click((await dialog()).getByRole('button', { name: 'Delete this draft' }))
    await heading('Your courses will be here')
    expect(gateway.store.rows('courseDrafts').has(draft.id)).toBe(false)
  })
})

describe('a question', () => {
  test('shows a formula as it is written until it is saved, and then as learners see it', async () => {
    const { user } = await openCourse('/lessons/mirrors')
    await user.click(await button(/^Question 1 /))
    write(await field('Question'), String.raw`What is $\frac{1}{2}$ of $5?`)
    const card = await button(/^Question 1 /)
    expect(within(card).getByText(String.raw`$\frac{1}{2}$`).tagName).toBe('CODE')
    await saved()
    await waitFor(() => expect(card.querySelector('math mfrac')).toBeTruthy())
    expect(card.textContent).toContain('What is 12 of $5?')
    await user.click(await button('Try it'))
    expect((await dialog()).getByRole('heading', { name: /^What is 1\/2 of \$5\?$/ })).toBeTruthy()
  })

  test('is tried as a learner meets it, duplicated and deleted', async () => {
    const { draft, user } = await openCourse('/lessons/mirrors')
    await user.click(await button(/^Question 1 /))
    await user.click(await button('Try it'))
    const trial = await dialog()
    await user.click(await trial.findByRole('radio', { name: /That/ }))
    await user.click(trial.getByRole('button', { name: 'Mark it' }))
    expect(trial.getByText('This is of another thing.')).toBeTruthy()
    await user.click(trial.getByRole('button', { name: 'Close' }))

    await user.click(await button('Duplicate'))
    await button(/^Question 3 /)
    await user.click(await button('Delete'))
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Question 3 / })).toBeNull())
    await user.click(await button('Undo'))
    await button(/^Question 3 /)
    await saved()
    const { quizzes, items } = await draftOf(draft.id)
    const [first, copy, last] = quizzes[0]!.item_ids
    expect([first, last]).toEqual(draft.quizzes[0]!.item_ids)
    expect(items.find(({ id }) => id === copy)).toEqual({ ...draft.items[0], id: copy })
  })

  test.each([
    [
      /^A number/,
      () => {
        write(screen.getByLabelText('Right answer'), '3.5')
        write(screen.getByLabelText('Right within ±'), '0.1')
        write(screen.getByLabelText('Unit · optional'), 'm')
      },
      { type: 'number', answer: 3.5, tolerance: 0.1, unit: 'm' },
    ],
    [
      /^A word/,
      () => write(screen.getByLabelText('Right answers'), 'normal\n\nthe normal '),
      { type: 'text', answer: ['normal', 'the normal'] },
    ],
    [
      /^Several right answers/,
      () => {
        for (const at of [1, 2, 3]) write(screen.getByLabelText(`Answer ${at}`), `Text ${at}`)
        for (const at of [3, 1]) fireEvent.click(screen.getByRole('checkbox', { name: `Answer ${at} is right` }))
        fireEvent.click(screen.getByRole('button', { name: 'Take out answer 2' }))
      },
      { type: 'choices', options: [{ text: 'Text 1' }, { text: 'Text 3' }] },
    ],
    [
      /^Put in order/,
      () => {
        for (const at of [1, 2, 3]) write(screen.getByLabelText(`Line ${at}`), `Step ${at}`)
        fireEvent.click(screen.getByRole('button', { name: 'Move up: Step 3' }))
      },
      { type: 'order', options: [{ text: 'Step 3' }, { text: 'Step 1' }, { text: 'Step 2' }] },
    ],
    [
      /^Match/,
      () => {
        for (const at of [1, 2, 3]) {
          write(screen.getByLabelText(`Left ${at}`), `L${at}`)
          write(screen.getByLabelText(`Right ${at}`), `R${at}`)
        }
        fireEvent.click(screen.getByRole('button', { name: 'Add one that belongs to none' }))
        write(screen.getByLabelText('Belongs to none 1'), 'R4')
      },
      {
        type: 'match',
        options: [{ text: 'L1' }, { text: 'L2' }, { text: 'L3' }],
        targets: [{ text: 'R2' }, { text: 'R4' }, { text: 'R1' }, { text: 'R3' }],
      },
    ],
  ])('of the kind %s can be written, and published', async (kind, fill, expected) => {
    const { draft, user } = await openCourse('/lessons/mirrors')
    write(await addQuestion(user, kind), 'Which?')
    fill()
    write(await field('Hint'), 'Think.')
    write(await field('Explanation'), 'It is so.')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Difficulty' }), 'Fairly hard')
    await saved()
    const written = await draftOf(draft.id)
    expect(written.items.at(-1)).toMatchObject({ ...expected, prompt: 'Which?', difficulty: 1 })
    const { course } = await publishCourse(gateway, written, token())
    expect(course.version).toBe(1)
  })

  test('for practice stands in no quiz', async () => {
    const { draft, user } = await openCourse('/practice')
    await button(/^Question 1 /)
    write(await addQuestion(user, /^A word/), 'What is it called?')
    await saved()
    const { items, quizzes } = await draftOf(draft.id)
    expect(items).toHaveLength(6)
    expect(quizzes.flatMap(({ item_ids }) => item_ids)).not.toContain(items.at(-1)!.id)
  })
})

describe('a lesson', () => {
  test('gets marks from the toolbar, and shows what learners see', async () => {
    const { user } = await openCourse('/lessons/mirrors')
    const text = (await field('Text of the lesson')) as unknown as HTMLTextAreaElement
    write(text, 'Light is fast')
    text.setSelectionRange(9, 13)
    await user.click(await button('Bold'))
    expect(text.value).toBe('Light is **fast**')
    text.setSelectionRange(0, 0)
    await user.click(await button('Heading'))
    expect(text.value).toBe('### Light is **fast**')
    await screen.findByRole('heading', { name: 'Light is fast' })
    text.setSelectionRange(text.value.length, text.value.length)
    await user.click(await button('Table'))
    const preview = within(screen.getByRole('region', { name: 'Preview' }))
    expect(await preview.findByRole('columnheader', { name: 'Column 1' })).toBeTruthy()
  })

  test('gets a formula to write over, or one of what is selected', async () => {
    const { user } = await openCourse('/lessons/mirrors')
    const text = (await field('Text of the lesson')) as unknown as HTMLTextAreaElement
    write(text, 'A half is ')
    text.setSelectionRange(10, 10)
    await user.click(await button('Formula'))
    await user.keyboard('1/2')
    expect(text.value).toBe('A half is $1/2$')
    text.setSelectionRange(2, 6)
    await user.click(await button('Formula'))
    await user.keyboard(', so')
    expect(text.value).toBe('A $half$, so is $1/2$')
  })

  test('that there is not says so', async () => {
    await openCourse('/lessons/nothing')
    await heading('There is no such course of yours')
  })
})

test('a sheet to print has the questions of the lessons chosen, and their answers if wanted', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => {})
  const { user } = await renderApp('/learn/cells-and-life')
  const link = await screen.findByRole('link', { name: 'Worksheet to print' })
  await user.click(link)
  await heading('Worksheet', 1)
  await heading('Right answers: Cells and how life works')
  const before = screen.getAllByRole('listitem').length
  await user.click((await screen.findAllByRole('checkbox'))[1]!)
  expect(screen.getAllByRole('listitem').length).toBeGreaterThan(before)
  await user.click(screen.getByRole('checkbox', { name: 'Right answers, on a page of their own' }))
  expect(screen.queryByRole('heading', { name: /^Right answers/ })).toBeNull()
  await user.click(await button('Print or save as PDF'))
  expect(print).toHaveBeenCalledOnce()
  expect(await faults()).toEqual([])
})

test('learners are told that this is not theirs, and see no way to it', async () => {
  await gateway.enter()
  await renderApp('/teach')
  await heading('Teach', 1)
  expect(screen.getByText(/not open to your account/)).toBeTruthy()
  cleanup()
  await renderApp('/learn')
  await heading('Learn', 1)
  expect(screen.queryByRole('link', { name: 'Teach' })).toBeNull()
  cleanup()
  await gateway.enter(INSTRUCTOR)
  await renderApp('/learn')
  expect((await screen.findAllByRole('link', { name: 'Teach' }))[0]!.getAttribute('href')).toBe('/teach')
})

test('all of it speaks Kiswahili', async () => {
  const { id } = await writeCourse(gateway, token())
  const { user } = await renderApp(`/teach/courses/${id}`, 'sw')
  await heading('Light', 1)
  expect(await screen.findByText('Imehifadhiwa')).toBeTruthy()
  write(await field('Kichwa'), 'Nuru')
  await screen.findByText('Inahifadhi')
  await user.click(await button('Chapisha'))
  expect((await dialog()).getByText('Wanafunzi wataona masomo 2 na maswali 5.')).toBeTruthy()
  await user.click((await dialog()).getByRole('button', { name: 'Chapisha' }))
  await screen.findByText('Toleo la 1 limetoka')
})
