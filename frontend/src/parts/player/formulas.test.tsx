import { I18nProvider } from '@lingui/react'
import type { DrawnItem, Item, Response } from '@tajiconnect/contract/courses'
import { mark, questionOf } from '@tajiconnect/contract/learner/marking'
import { MATH_TAGS } from '@tajiconnect/contract/lesson-body'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeAll, describe, expect, test } from 'vitest'
import { activate, addCatalogues, i18n, loadMessages } from '../../i18n/i18n.ts'
import { formulasOf } from '../../testing/math.ts'
import { AnswerField } from './AnswerField.tsx'
import { Inline, plain } from './Inline.tsx'
import { MarkedQuestion } from './MarkedQuestion.tsx'

beforeAll(async () => {
  addCatalogues({
    'player/locales/en.json': () => import('./locales/en.json'),
    'player/locales/sw.json': () => import('./locales/sw.json'),
  })
  await activate('en')
  await loadMessages('player')
})

const said = {
  id: 'q',
  skill_id: 's',
  difficulty: 0,
  prompt: String.raw`What is $\sqrt{x}$?`,
  hint: 'Think of $x^2$.',
  explanation: String.raw`It is $x^{\frac12}$.`,
}
const half = { id: 'half', text: String.raw`$\frac{1}{2}$`, feedback: 'Not $a_1$.' }
const third = { id: 'third', text: String.raw`about $\frac{1}{3}$` }
const none = { id: 'none', text: 'none, at $5' }
const targets = [
  { id: 't1', text: '$10^{23}$' },
  { id: 't2', text: 'a *few*' },
  { id: 't3', text: '$t_3$' },
]

/** As it comes from the gateway. */
function drawn(fields: object): DrawnItem {
  const item = { ...said, ...fields } as Item
  const math = formulasOf(...Object.values(JSON.parse(JSON.stringify(item)) as object).map((part) => textIn(part)))
  return { ...item, math }
}
const textIn = (part: unknown): string =>
  typeof part === 'string' ? part : part && typeof part === 'object' ? Object.values(part).map(textIn).join(' ') : ''

function Asked({ item, before }: { item: DrawnItem; before?: Response }) {
  const [response, setResponse] = useState(before)
  return (
    <I18nProvider i18n={i18n}>
      <h2 id="prompt">
        <Inline text={item.prompt} math={item.math} naming />
      </h2>
      <AnswerField question={questionOf(item)} response={response} lang="en" onChange={setResponse} />
      <output data-testid="given">{JSON.stringify(response)}</output>
    </I18nProvider>
  )
}

const ask = (item: DrawnItem) => {
  render(<Asked item={item} />)
  return { user: userEvent.setup() }
}
const given = () => JSON.parse(screen.getByTestId('given').textContent || 'null') as Response | null
const fractions = (element: Element) => element.querySelectorAll('math mfrac').length

describe('a formula is drawn, and has a name where one is needed, in a question', () => {
  test('of one right answer', async () => {
    const { user } = ask(drawn({ type: 'choice', options: [half, third, none], answer: 'half' }))
    expect(screen.getByRole('heading', { name: /^What is √x/ }).querySelector('math msqrt')).toBeTruthy()
    expect(screen.getByRole('group', { name: /^What is √x/ })).toBeTruthy()
    const radio = screen.getByRole('radio', { name: '1/2' })
    expect(fractions(radio.closest('label')!)).toBe(1)
    expect(screen.getByRole('radio', { name: 'about 1/3' })).toBeTruthy()
    expect(screen.getByRole('radio', { name: 'none, at $5' })).toBeTruthy()
    await user.click(radio)
    expect(given()).toBe('half')
  })

  test('of several right answers', async () => {
    const { user } = ask(drawn({ type: 'choices', options: [half, third, none], answer: ['half', 'third'] }))
    for (const name of ['1/2', 'about 1/3']) await user.click(screen.getByRole('checkbox', { name }))
    expect(given()).toEqual(['half', 'third'])
  })

  test.each([
    ['number', { answer: 4, tolerance: 0, unit: 'm' }, 'Your answer, in m'],
    ['text', { answer: ['green'] }, 'Your answer'],
  ])('that a %s is written for', async (type, fields, name) => {
    const { user } = ask(drawn({ type, ...fields }))
    expect(screen.getByRole('group', { name: /^What is √x/ })).toBeTruthy()
    await user.type(screen.getByRole('textbox', { name }), '$x$')
    expect(given()).toBe('$x$')
  })

  test('of an order, whose buttons and news say it', async () => {
    const { user } = ask(drawn({ type: 'order', options: [half, third, none], answer: ['none', 'third', 'half'] }))
    const lines = () => screen.getAllByRole('listitem')
    expect(fractions(lines()[0]!)).toBe(1)
    await user.click(screen.getByRole('button', { name: 'Move down: 1/2' }))
    expect(given()).toEqual(['third', 'half', 'none'])
    expect(screen.getByText('“1/2” is now 2 of 3.')).toBeTruthy()
  })

  test('of a match: beside its letter, as a list to choose from holds none, and by keyboard alone', async () => {
    const { user } = ask(drawn({ type: 'match', options: [half, third], targets, answer: ['t1', 't2'] }))
    expect(screen.getByText('Choose the letter of what matches each line.')).toBeTruthy()
    const [letters] = screen.getAllByRole('list')
    const shown = within(letters!).getAllByRole('listitem')
    expect(shown.map((line) => line.textContent)).toEqual(['A1023', 'Ba few', 'Ct3'])
    expect(shown[0]!.querySelector('math msup')).toBeTruthy()
    const list = screen.getByRole<HTMLSelectElement>('combobox', { name: '1/2' })
    expect([...list.options].map(({ text }) => text)).toEqual(['Choose', 'A: 10²³', 'B: a few', 'C: t₃'])
    await user.tab()
    expect(document.activeElement).toBe(list)
    await user.selectOptions(list, 'A: 10²³')
    expect(given()).toEqual(['t1', '–'])
    const other = screen.getByRole('combobox', { name: 'about 1/3' })
    await user.selectOptions(other, 'A: 10²³ (chosen above or below)')
    expect(screen.getByText('“1/2” has no match now.')).toBeTruthy()
  })

  test('of a match without formulas there are no letters', () => {
    const words = targets.map(({ id }) => ({ id, text: `Word ${id}` }))
    ask(drawn({ type: 'match', options: [half, third], targets: words, answer: ['t1', 't2'] }))
    expect(screen.getByText('Choose the match of each line.')).toBeTruthy()
    expect(screen.getAllByRole('list')).toHaveLength(1)
    expect(screen.getAllByRole('option', { name: 'Word t1' })).toHaveLength(2)
  })
})

test.each<[string, object, Response, number]>([
  // The prompt has none; each answer that is told has one, and the explanation.
  ['a choice', { type: 'choice', options: [half, third], answer: 'third' }, 'half', 3],
  ['several', { type: 'choices', options: [half, third], answer: ['half', 'third'] }, ['third'], 4],
  ['an order', { type: 'order', options: [half, third], answer: ['third', 'half'] }, ['half', 'third'], 5],
  ['a match', { type: 'match', options: [half, third], targets, answer: ['t1', 't3'] }, ['t3', '–'], 5],
  ['a number', { type: 'number', answer: 4, tolerance: 0 }, '5', 1],
])('once it is marked, %s shows what was said and what is right', (_, fields, response, count) => {
  const item = drawn(fields)
  const { container } = render(
    <I18nProvider i18n={i18n}>
      <MarkedQuestion question={questionOf(item)} marked={mark(item, response)} lang="en" />
    </I18nProvider>,
  )
  expect(container.querySelector('h3 math')).toBeTruthy()
  expect(fractions(container)).toBe(count)
  expect(container.textContent).not.toContain('$')
})

test('what was typed stays as it was typed, whatever formulas the question has', () => {
  const item = drawn({ type: 'text', answer: ['four'] })
  render(
    <I18nProvider i18n={i18n}>
      <MarkedQuestion question={questionOf(item)} marked={mark(item, String.raw`$\sqrt{x}$ **so**`)} lang="en" />
    </I18nProvider>,
  )
  expect(screen.getByText(String.raw`$\sqrt{x}$ **so**`)).toBeTruthy()
})

test('a full stop stays in the line of the formula before it', () => {
  const text = 'So $x$. And *$y$*, or $z$ alone'
  const { container } = render(<Inline text={text} math={formulasOf(text)} />)
  expect(container.textContent).toBe('So x. And y, or z alone')
  expect([...container.querySelectorAll('math')].map(({ parentElement }) => parentElement!.textContent)).toEqual([
    'x.',
    'y,',
    'z',
  ])
})

describe('X: a hostile text', () => {
  const HOSTILE = [
    '$<img src=x onerror=alert(1)>$',
    '<math><mtext><script>alert(1)</script></mtext></math>',
    String.raw`$\text{<script>alert(1)</script>}$`,
    String.raw`$\href{javascript:alert(1)}{x}$`,
    String.raw`$\class{a" onclick="alert(1)}{x}$`,
    String.raw`$\def\a{\a\a}\a$`,
    `$${'{'.repeat(500)}x$`,
    `$${'x^{'.repeat(28)}a${'}'.repeat(28)}$`,
    '$constructor$ and $__proto__$ and $toString$',
    '$x$</math><script>alert(1)</script>',
  ]

  test.each(HOSTILE)('becomes text and the elements of formulas: %.40s', (text) => {
    const math = formulasOf(text)
    const { container } = render(<Inline text={text} math={math} naming />)
    for (const { tagName, attributes } of container.querySelectorAll('*')) {
      expect(['DIV', 'SPAN', 'CODE', 'math', ...MATH_TAGS]).toContain(tagName)
      for (const { name } of attributes) expect(['class', 'aria-label']).toContain(name)
    }
    expect(container.querySelector('script, img')).toBeNull()
    expect(plain(text, math)).toBeTypeOf('string')
  })

  test('whose formula did not come with it is shown as it is written, whatever its name', () => {
    const { container } = render(<Inline text="$constructor$ is $x$" math={{}} />)
    expect(container.querySelector('math')).toBeNull()
    expect([...container.querySelectorAll('code')].map((code) => code.textContent)).toEqual(['$constructor$', '$x$'])
  })
})
