import type { CourseDraft } from '@tajiconnect/contract/authoring'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changesBetween, isNothing } from './changes.ts'
import { lessonsOf, practiceOf } from './course.ts'
import {
  addItem,
  addLesson,
  addModule,
  changeLesson,
  moveLesson,
  removeItem,
  removeLesson,
  removeModule,
  undoOf,
} from './edit.ts'
import { faultsOf, whereIs } from './faults.ts'
import { block, insertion } from './markdown.ts'
import { inOrder, linesOf, matched, mixed, newItem, pairsOf } from './questions.ts'

const empty: CourseDraft = {
  id: 'light-1a2b',
  subject_id: 'physics',
  title: 'Light',
  summary: '',
  level: 'Form 2',
  language: 'en',
  modules: [],
  quizzes: [],
  items: [],
  skills: [],
  revision: 1,
  published_version: null,
  changed: true,
  listed: false,
  updated_at: '2026-11-22T08:00:00Z',
}

/** Two parts with two lessons each, one question in each quiz, and one for practice. */
const course = ['a', 'b'].reduce(
  (made, part) => {
    const withPart = addModule(part)(made)
    return ['1', '2'].reduce((now, n) => {
      const id = part + n
      const item = { ...newItem('choice', now, 'phys.light'), id: `light-1a2b.${id}` }
      return addItem(`${id}-quiz`, item)(addLesson(part, id)(now))
    }, withPart)
  },
  addItem(null, newItem('text', empty, 'phys.light'))(empty),
)

describe('an edit', () => {
  test('that takes something out can be taken back, whatever was done since', () => {
    const removals = [
      ...course.modules.map(({ id }) => removeModule(id)),
      ...lessonsOf(course).map(({ id }) => removeLesson(id)),
      ...course.items.map(({ id }) => removeItem(id)),
    ]
    for (const remove of removals) {
      const after = remove(course)
      expect(after).not.toEqual(course)
      expect(undoOf(course, after)(after)).toEqual(course)
      const later = addModule('c')({ ...after, title: 'Light again' })
      expect(undoOf(course, after)(later)).toEqual(addModule('c')({ ...course, title: 'Light again' }))
    }
  })

  test('that takes a lesson out takes its quiz and its questions along', () => {
    const after = removeLesson('a1')(course)
    expect(after.quizzes.map(({ lesson_id }) => lesson_id)).toEqual(['a2', 'b1', 'b2'])
    expect(after.items).toHaveLength(4)
    expect(practiceOf(after)).toEqual(practiceOf(course))
  })

  test('moves a lesson through all parts, and no further', () => {
    const orderOf = ({ modules }: CourseDraft) =>
      modules.map(({ lessons }) => lessons.map(({ id }) => id).join()).join(' ')
    let now = course
    const seen = Array.from({ length: 4 }, () => orderOf((now = moveLesson('a1', 1)(now))))
    expect(seen).toEqual(['a2,a1 b1,b2', 'a2 a1,b1,b2', 'a2 b1,a1,b2', 'a2 b1,b2,a1'])
    expect(orderOf(moveLesson('a1', 1)(now))).toBe('a2 b1,b2,a1')
    for (let n = 0; n < 4; n++) now = moveLesson('a1', -1)(now)
    expect(now).toEqual(course)
  })

  test('names the quiz after its lesson until somebody names it otherwise', () => {
    const titled = changeLesson('a1', { title: 'Mirrors' })(course)
    expect(titled.quizzes[0]?.title).toBe('Quiz: Mirrors')
    expect(changeLesson('a1', { title: 'Mirror' })(titled).quizzes[0]?.title).toBe('Quiz: Mirror')
    const own = { ...titled, quizzes: titled.quizzes.with(0, { ...titled.quizzes[0]!, title: 'Mine' }) }
    expect(changeLesson('a1', { title: 'Mirror' })(own).quizzes[0]?.title).toBe('Mine')
  })
})

describe('what learners meet mixed', () => {
  const texts = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 8 })
  const named = (list: string[]) => list.map((text, at) => ({ id: `${at}`, text }))

  test('is the same list, never in its order', () =>
    fc.assert(
      fc.property(texts, (list) => {
        expect(mixed(list).toSorted()).toEqual(list.toSorted())
        expect(mixed(list)[0]).not.toBe(list[0])
      }),
    ))

  test('is read back as it was written', () =>
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        const [order, match] = [newItem('order', empty, 's'), newItem('match', empty, 's')]
        if (order.type !== 'order' || match.type !== 'match') throw new Error('These are other questions.')
        const made = inOrder(order, named(left))
        expect(made.type === 'order' && linesOf(made)).toEqual(named(left))
        const count = Math.min(left.length, right.length)
        const targets = right.map((text, at) => ({ id: `t${at}`, text }))
        const pairs = named(left.slice(0, count)).map((option, at) => ({ option, target: targets[at]! }))
        const item = matched(match, pairs, targets.slice(count))
        if (item.type !== 'match') throw new Error('This is another question.')
        const read = pairsOf(item)
        expect(read.pairs).toEqual(pairs)
        expect(new Set(read.rest)).toEqual(new Set(targets.slice(count)))
      }),
    ))
})

test('changes are counted by what they are about', () => {
  expect(isNothing(changesBetween(course, structuredClone(course)))).toBe(true)
  const after = addLesson('a', 'a3')(removeItem('light-1a2b.b1')(changeLesson('a1', { body: 'More.' })(course)))
  expect(changesBetween(course, { ...after, title: 'Other' })).toEqual({
    facts: true,
    order: false,
    lessons: { added: 1, changed: 1, gone: 0 },
    questions: { added: 0, changed: 0, gone: 1 },
    skills: { added: 0, changed: 0, gone: 0 },
  })
  expect(changesBetween(course, moveLesson('a1', 1)(course))).toMatchObject({ order: true })
})

test.each([
  ['title', { in: 'course' }, '/teach/courses/light-1a2b?at=title'],
  ['modules.1.title', { in: 'part', part: 2 }, '/teach/courses/light-1a2b?at=b.title'],
  ['modules.1.lessons.0.body', { in: 'lesson', lesson: 3 }, '/teach/courses/light-1a2b/lessons/b1?at=b1.body'],
  ['quizzes.3.item_ids', { in: 'lesson', lesson: 4 }, '/teach/courses/light-1a2b/lessons/b2?at=b2-quiz.item_ids'],
  [
    'items.1.options.0.text',
    { in: 'question', lesson: 1, question: 1 },
    '/teach/courses/light-1a2b/lessons/a1?at=light-1a2b.a1.options.0.text',
  ],
  [
    'items.0.prompt',
    { in: 'practice', question: 1 },
    `/teach/courses/light-1a2b/practice?at=${course.items[0]!.id}.prompt`,
  ],
])('a fault at %s is found again', (path, where, href) => {
  const [fault] = faultsOf([{ path, code: 'empty', message: '' }], course)
  expect(whereIs(fault!, course)).toEqual({ where, href })
})

test.each([
  ['bold', { text: 'one two', from: 4, to: 7 }, '**two**', [6, 9]],
  ['bold', { text: '', from: 0, to: 0 }, '**word**', [2, 6]],
  ['list', { text: 'x\na\nb', from: 2, to: 5 }, '- a\n- b', [4, 9]],
  ['heading', { text: '### a', from: 5, to: 5 }, '### a', [4, 5]],
] as const)('%s marks what is selected', (mark, at, text, select) =>
  expect(insertion(mark, at, 'word')).toMatchObject({ text, select }),
)

test.each([
  ['in a line', { text: 'so x here', from: 3, to: 4 }, 'so $x$| here'],
  ['alone', { text: 'x', from: 0, to: 1 }, '$x$|'],
  ['under a line', { text: 'so\nx\nhere', from: 3, to: 4 }, 'so\n\n$x$|\n\nhere'],
])('what is selected %s becomes a formula, and the next key goes after it', (_, at, after) => {
  const { from, to, text, select } = insertion('formula', at, '')
  const whole = at.text.slice(0, from) + text + at.text.slice(to)
  expect(select[0]).toBe(select[1])
  expect(`${whole.slice(0, select[0])}|${whole.slice(select[0])}`).toBe(after)
})

test('a block stands apart from what is around it', () =>
  expect(block({ text: 'ab', from: 1, to: 1 }, '|x|').text).toBe('\n\n|x|\n\n'))

test.each([
  ['in a line', 'a  b', 2, String.raw`$\frac{1}{2}$`],
  ['under a row of a table', '| a |\n', 6, `\n${String.raw`$\frac{1}{2}$`}`],
  ['after an empty line', 'a\n\n', 3, String.raw`$\frac{1}{2}$`],
  ['between two lines', 'a\n\nb', 2, `\n${String.raw`$\frac{1}{2}$`}\n`],
])('a formula %s has an empty line before it where it needs one', (_, text, at, inserted) => {
  const made = insertion('formula', { text, from: at, to: at }, '')
  expect(made.text).toBe(inserted)
  expect((text.slice(0, at) + made.text).slice(...made.select)).toBe(String.raw`\frac{1}{2}`)
})
