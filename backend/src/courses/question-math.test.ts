import { MATH_TAGS, type MathNode } from '@tajiconnect/contract/lesson-body'
import type { Session } from '@tajiconnect/contract/auth'
import type { CourseDraft } from '@tajiconnect/contract/authoring'
import type { Item, MarkedItem } from '@tajiconnect/contract/courses'
import { formulasIn } from '@tajiconnect/contract/inline'
import fc from 'fast-check'
import { Lexer, Marked } from 'marked'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { registerAs } from '../testing/authors.ts'
import { choice, publishCourse, writeCourse } from '../testing/course.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { markdown } from '../testing/markdown.ts'
import { mathExtensions } from './markdown-math.ts'
import { brokenIn, drawnQuestion, mathIn } from './question-math.ts'

const half: MathNode = {
  tag: 'mfrac',
  children: [
    { tag: 'mn', text: '1' },
    { tag: 'mn', text: '2' },
  ],
}

describe('the formulas of a text', () => {
  test('are drawn by their TeX, each once; there is nothing where there is none', () => {
    expect(mathIn([String.raw`$\frac12$ and $x$`, null, String.raw`again $\frac12$`])).toEqual({
      [String.raw`\frac12`]: half,
      x: { tag: 'mi', text: 'x' },
    })
    expect(mathIn(['One costs $5 and two cost $9.', '', null])).toBeUndefined()
  })

  test('that cannot be drawn are left out, and told', () => {
    const text = String.raw`$\frac1$ of $x$, and $\href{javascript:alert(1)}{x}$`
    expect(Object.keys(mathIn([text])!)).toEqual(['x'])
    expect(brokenIn(text)).toEqual([String.raw`$\frac1$`, String.raw`$\href{javascript:alert(1)}{x}$`])
  })

  const marked = new Marked({ extensions: mathExtensions })
  const inLessons = (line: string) => {
    const found: string[] = []
    marked.walkTokens(new Lexer(marked.defaults).inlineTokens(line), ({ type, raw }) => {
      if (type === 'math') found.push(raw)
    })
    return found
  }
  const pieces = [
    '$',
    '$',
    '$$',
    'US',
    '5',
    '20,000',
    ' ',
    ' ',
    'x',
    '^2',
    'is',
    'so much',
    '.',
    ' `$x$` ',
    '-',
    '(',
    '\\$',
  ]

  test('are those that a lesson would have', () => {
    const line = fc.array(fc.constantFrom(...pieces), { maxLength: 20, size: 'max' }).map((parts) => parts.join(''))
    let found = 0
    fc.assert(
      fc.property(line, (text) => {
        const own = formulasIn(text).map((span) => span.text)
        found += own.length
        expect(own).toEqual(inLessons(text))
      }),
      { numRuns: 3_000 },
    )
    expect(found).toBeGreaterThan(300)
  })

  const isDrawn = ({ tag, text, children = [] }: MathNode): boolean =>
    MATH_TAGS.includes(tag) && ['string', 'undefined'].includes(typeof text) && children.every(isDrawn)

  test('X2: of 3,000 random texts none becomes anything but the elements there are', () => {
    let found = 0
    fc.assert(
      fc.property(markdown, (text) => {
        for (const node of Object.values(mathIn([text]) ?? {})) {
          found += 1
          if (!isDrawn(node)) throw new Error(JSON.stringify(node))
        }
      }),
      { numRuns: 3_000 },
    )
    expect(found).toBeGreaterThan(100)
  })

  test('take the place of whatever came with it', () => {
    const question = { id: 'q', type: 'text', prompt: '$x$', hint: '', math: { y: half } } as const
    expect(drawnQuestion(question).math).toEqual({ x: { tag: 'mi', text: 'x' } })
  })
})

let gateway: TestGateway
let teacher: Session
let learner: Session
let draft: CourseDraft
let plain: Item[]

/** One question of each kind whose every text has a formula of its own, named after its place. */
function questions(id: string, skill_id: string): Item[] {
  const said = (name: string) => ({
    id: `${id}.${name}`,
    skill_id,
    difficulty: 0,
    prompt: `Ask $p_{${name}}$?`,
    hint: `Hint $h_{${name}}$.`,
    explanation: `Why $e_{${name}}$.`,
  })
  const list = (name: string, ...ids: string[]) => ids.map((each) => ({ id: each, text: `$${name}_${each}$` }))
  const withFeedback = list('o', 'a', 'b').map((each) => ({ ...each, feedback: `No: $f_${each.id}$.` }))
  return [
    { ...said('choice'), type: 'choice', options: withFeedback, answer: 'a' },
    { ...said('choices'), type: 'choices', options: withFeedback, answer: ['a'] },
    { ...said('number'), type: 'number', answer: 4, tolerance: 0 },
    { ...said('text'), type: 'text', answer: ['green'] },
    { ...said('order'), type: 'order', options: list('o', 'a', 'b'), answer: ['b', 'a'] },
    { ...said('match'), type: 'match', options: list('o', 'a', 'b'), targets: list('t', '1', '2'), answer: ['2', '1'] },
  ]
}

const SEEN: Record<Item['type'], string[]> = {
  choice: ['p_{choice}', 'h_{choice}', 'o_a', 'o_b'],
  choices: ['p_{choices}', 'h_{choices}', 'o_a', 'o_b'],
  number: ['p_{number}', 'h_{number}'],
  text: ['p_{text}', 'h_{text}'],
  order: ['p_{order}', 'h_{order}', 'o_a', 'o_b'],
  match: ['p_{match}', 'h_{match}', 'o_a', 'o_b', 't_1', 't_2'],
}
const ALL = (type: Item['type']) => [...SEEN[type], `e_{${type}}`, ...(type.startsWith('choice') ? ['f_a', 'f_b'] : [])]
const drawn = (one: object) => Object.keys((one as { math?: object }).math ?? {}).toSorted()

const change = (body: Partial<CourseDraft>) =>
  gateway.call(
    'PATCH /courses/{id}',
    { params: { id: draft.id }, body: { ...body, revision: draft.revision } },
    teacher.access_token,
  )
/** A course in whose first quiz are all these questions, and again for practice. */
async function publish(asked: Item[]) {
  const again = asked.map((item) => ({ ...item, id: `${item.id}-p` }))
  const [quiz, ...others] = draft.quizzes
  draft = await change({
    items: [...draft.items, ...asked, ...again],
    quizzes: [{ ...quiz!, item_ids: [...quiz!.item_ids, ...asked.map(({ id }) => id)] }, ...others],
  })
  ;({ draft } = await publishCourse(gateway, draft, teacher.access_token))
}

describe('a question that is sent', () => {
  beforeAll(async () => {
    gateway = await openTestGateway()
    teacher = await registerAs(gateway, 'instructor')
    learner = await gateway.register()
    draft = await writeCourse(gateway, teacher.access_token)
    plain = draft.items
    await publish(questions(draft.id, `${draft.id}.rays`))
    await gateway.call('POST /courses/{id}/enrolments', { params: { id: draft.id } }, learner.access_token)
  })

  const quiz = { params: () => ({ id: draft.id, quiz_id: 'mirrors-quiz' }) }

  test('has in a quiz the formulas that are seen before it is marked, and no other', async () => {
    const sent = await gateway.call(
      'GET /courses/{id}/quizzes/{quiz_id}',
      { params: quiz.params() },
      learner.access_token,
    )
    for (const question of sent.questions)
      if (plain.some(({ id }) => id === question.id)) expect(question).not.toHaveProperty('math')
      else expect(drawn(question)).toEqual(SEEN[question.type].toSorted())
    expect(sent.questions.find(({ type }) => type === 'match')?.prompt).toBe('Ask $p_{match}$?')
  })

  test('has once it is marked those of what is said about the answer; what is kept has none', async () => {
    const answers = [{ item_id: `${draft.id}.choice`, response: 'b' }]
    const { id, items } = await gateway.call(
      'POST /courses/{id}/quizzes/{quiz_id}/attempts',
      { params: quiz.params(), body: { answers }, idempotencyKey: crypto.randomUUID() },
      learner.access_token,
    )
    const of = (list: readonly MarkedItem[], name: string) =>
      list.find(({ item_id }) => item_id === `${draft.id}.${name}`)!
    expect(drawn(of(items, 'choice'))).toEqual(['e_{choice}', 'f_b'])
    expect(of(items, 'choice')).toMatchObject({ answer: '$o_a$', feedback: 'No: $f_b$.' })
    expect(drawn(of(items, 'match'))).toEqual(['e_{match}'])
    expect(of(items, 'mirrors-1')).not.toHaveProperty('math')
    expect(JSON.stringify(gateway.store.rows('attempts').get(id))).not.toContain('"math"')
  })

  test('has all of them for practice and on a worksheet, and its answer is marked by ids as ever', async () => {
    const params = { id: `${draft.id}.rays` }
    const { items } = await gateway.call(
      'GET /skills/{id}/items',
      { params, query: { count: '20' } },
      learner.access_token,
    )
    const sheet = await gateway.call('GET /courses/{id}/worksheet', { params: { id: draft.id } }, teacher.access_token)
    const printed = sheet.lessons.flatMap((lesson) => lesson.items)
    expect(new Set(printed.map(({ type }) => type)).size).toBe(6)
    for (const item of [
      ...items.filter(({ id }) => id.endsWith('-p')),
      ...printed.filter(({ prompt }) => prompt.includes('$')),
    ])
      expect(drawn(item)).toEqual(ALL(item.type).toSorted())
    const more = items.find(({ id }) => id === `${draft.id}.more`)
    expect(more).not.toHaveProperty('math')
    const event = {
      id: crypto.randomUUID(),
      type: 'answer' as const,
      skill_id: params.id,
      item_id: `${draft.id}.match-p`,
    }
    const told = { ...event, response: ['2', '1'], answered_at: gateway.now().toISOString() }
    const { outcomes } = await gateway.call('POST /skills/events', { body: { events: [told] } }, learner.access_token)
    expect(outcomes).toEqual([{ id: event.id, status: 'accepted' }])
    const kept = [...gateway.store.rows('answers').values()].find(({ item_id }) => item_id === event.item_id)
    expect(kept?.correct).toBe(true)
  })

  test('comes to its author with the formulas of the whole draft, once; they are nowhere kept', async () => {
    const params = { id: draft.id }
    const mine = await gateway.call('GET /courses/{id}/draft', { params }, teacher.access_token)
    expect(Object.keys(mine.math ?? {})).toHaveLength(6 * 3 + 2 + 2 + 2)
    expect(mine.changed).toBe(false)
    for (const item of mine.items) expect(item).not.toHaveProperty('math')
    const rows = [gateway.store.rows('courseDrafts').get(draft.id), ...gateway.store.rows('items').values()]
    expect(JSON.stringify(rows)).not.toContain('"math"')
  })

  test('brings no formulas of its own', async () => {
    const forged = { ...choice(`${draft.id}.forged`, `${draft.id}.rays`), prompt: 'Is it $x$?', math: { x: half } }
    const { math } = await change({ items: [...draft.items, forged] })
    expect(math?.['x']).toEqual({ tag: 'mi', text: 'x' })
    expect(gateway.store.rows('courseDrafts').get(draft.id)?.items.at(-1)).not.toHaveProperty('math')
    const body = { revision: draft.revision + 1, math: { x: half } }
    const refused = await gateway.send('PATCH /courses/{id}', {
      params: { id: draft.id },
      body,
      token: teacher.access_token,
    })
    expect(refused.status).toBe(422)
  })
})

describe('publishing', () => {
  beforeEach(async () => {
    gateway = await openTestGateway()
    teacher = await registerAs(gateway, 'instructor')
    draft = await writeCourse(gateway, teacher.access_token)
  })

  test('tells each formula that cannot be drawn, and in which question', async () => {
    const first = draft.items[0] as Extract<Item, { type: 'choice' }>
    const [option, ...others] = first.options
    const items = draft.items
      .with(0, { ...first, options: [{ ...option!, text: String.raw`$\sqrt$` }, ...others] })
      .with(1, { ...draft.items[1]!, prompt: String.raw`What is $\frac{1}{$ of it, for $5?`, hint: 'It is $x$.' })
    const { revision } = await change({ items })
    const response = await gateway.send('POST /courses/{id}/publish', {
      params: { id: draft.id },
      body: { revision },
      token: teacher.access_token,
    })
    expect(await response.json()).toMatchObject({
      code: 'validation',
      errors: [
        {
          path: 'items.0.options.0.text',
          code: 'broken_formula',
          message: String.raw`This formula cannot be drawn: $\sqrt$`,
        },
        {
          path: 'items.1.prompt',
          code: 'broken_formula',
          message: String.raw`This formula cannot be drawn: $\frac{1}{$`,
        },
      ],
    })
  })
})
