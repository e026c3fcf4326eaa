import type { Item } from '@tajiconnect/contract/courses'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choice, smallCourse } from '../testing/course.ts'
import { courseFaults, type Surroundings, type Written } from './faults.ts'
import { itemFaults } from './item-faults.ts'
import { circleFrom } from './prerequisites.ts'

const ID = 'light-1a2b'
const head = { id: ID, subject_id: 'physics', title: 'Light', level: 'Form 2' }
const course = (change: (course: Written) => void = () => {}): Written => {
  const written = structuredClone({ ...head, ...smallCourse(ID) })
  change(written)
  return written
}
const around: Surroundings = {
  subjects: new Set(['physics']),
  skills: new Map([
    ['phys.light', { prerequisites: [] }],
    ['phys.waves', { prerequisites: [`${ID}.rays`] }],
  ]),
  earlier: new Set(['old-1']),
  isTaken: (id) => id === `${ID}.theirs`,
  fileOf: (id) => ({ prism: 'image/png', song: 'audio/mpeg' })[id],
}
const found = (written: Written) => courseFaults(written, around).map(({ path, code }) => `${path} ${code}`)
const lessonOf = (written: Written, at = 0) => written.modules[0]!.lessons[at]!

describe('a course', () => {
  test('that is whole has no fault', () => expect(found(course())).toEqual([]))

  test('without a lesson has one fault, not one for each thing that is missing', () =>
    expect(found({ ...course(), modules: [], quizzes: [], items: [], skills: [] })).toEqual(['modules no_lessons']))

  test.each<[string, (written: Written) => void, string[]]>([
    ['no title', (each) => (each.title = ' '), ['title empty']],
    ['no such subject', (each) => (each.subject_id = 'magic'), ['subject_id unknown']],
    ['an empty lesson', (each) => (lessonOf(each).body = '\n'), ['modules.0.lessons.0.body empty']],
    [
      'formulas that cannot be drawn',
      (each) => (lessonOf(each).body = 'Half is $\\frac{1}{$, a third $\\frac13$, for $5.\n\n$$\n\\foo\n$$'),
      ['modules.0.lessons.0.body broken_formula', 'modules.0.lessons.0.body broken_formula'],
    ],
    ['no time', (each) => (lessonOf(each, 1).minutes = 0), ['modules.0.lessons.1.minutes out_of_range']],
    ['a lesson without a quiz', (each) => each.quizzes.splice(0, 1), ['modules.0.lessons.0.quiz_id no_quiz']],
    [
      'a quiz of another lesson',
      (each) => (each.quizzes[0]!.lesson_id = 'lenses'),
      ['modules.0.lessons.0.quiz_id no_quiz', 'quizzes.0.lesson_id no_lesson'],
    ],
    ['an empty quiz', (each) => (each.quizzes[1]!.item_ids = []), ['quizzes.1.item_ids empty']],
    ['a question that is gone', (each) => each.items.splice(0, 1), ['quizzes.0.item_ids.0 unknown']],
    [
      'a question in two quizzes',
      (each) => each.quizzes[1]!.item_ids.push(`${ID}.mirrors-1`),
      ['quizzes.1.item_ids.2 twice'],
    ],
    [
      'two lessons of one id',
      (each) => (lessonOf(each, 1).id = 'mirrors'),
      ['modules.0.lessons.1.id twice', 'modules.0.lessons.1.quiz_id no_quiz', 'quizzes.1.lesson_id no_lesson'],
    ],
    ['an id with a colon', (each) => (each.modules[0]!.id = 'a:b'), ['modules.0.id bad_id']],
    [
      'an empty part',
      (each) => each.modules.push({ id: 'second', title: 'More', lessons: [] }),
      ['modules.1.lessons empty'],
    ],
    [
      'a skill that there is not',
      (each) => (lessonOf(each).skill_id = 'phys.none'),
      ['modules.0.lessons.0.skill_id unknown'],
    ],
    ['a question of an unknown skill', (each) => (each.items[4]!.skill_id = 'phys.none'), ['items.4.skill_id unknown']],
    ['a fault in a question', (each) => (each.items[4]!.prompt = ''), ['items.4.prompt empty']],
    ['a new question without the course’s prefix', (each) => (each.items[4]!.id = 'q1'), ['items.4.id bad_id']],
    ['a question of another course', (each) => (each.items[4]!.id = `${ID}.theirs`), ['items.4.id taken']],
    ['a question it had before', (each) => (each.items[4]!.id = 'old-1'), []],
    ['a skill without a name in Kiswahili', (each) => (each.skills[0]!.name.sw = ''), ['skills.0.name.sw empty']],
    [
      'a skill that nothing asks for',
      (each) => each.skills.push({ ...each.skills[0]!, id: `${ID}.idle` }),
      ['skills.1 unused'],
    ],
    [
      'a skill that rests on itself',
      (each) => each.skills[0]!.prerequisites.push(`${ID}.rays`),
      ['skills.0.prerequisites circle'],
    ],
    [
      'a circle through a skill there was',
      (each) => each.skills[0]!.prerequisites.push('phys.waves'),
      ['skills.0.prerequisites circle'],
    ],
    ['a skill that rests on one there is', (each) => each.skills[0]!.prerequisites.push('phys.light'), []],
    [
      'a skill that rests on nothing known',
      (each) => each.skills[0]!.prerequisites.push('phys.none'),
      ['skills.0.prerequisites.0 unknown'],
    ],
    [
      'the id of a skill that is not its own',
      (each) => each.skills.push({ ...each.skills[0]!, id: 'phys.light' }),
      ['skills.1.id bad_id', 'skills.1 unused'],
    ],
    ['an own picture', (each) => (lessonOf(each).body += '\n\n![A prism](content:prism)'), []],
    [
      'a picture without words',
      (each) => (lessonOf(each).body += '\n\n![](content:prism)'),
      ['modules.0.lessons.0.body no_alt'],
    ],
    [
      'somebody else’s file, however it is named',
      (each) => (lessonOf(each).body += ' see content:theirs'),
      ['modules.0.lessons.0.body unknown_file'],
    ],
    [
      'a song for a picture',
      (each) => (lessonOf(each).body += '![A song](content:song)'),
      ['modules.0.lessons.0.body wrong_type'],
    ],
    ['own sound', (each) => (lessonOf(each).media = [{ kind: 'audio', content_id: 'song', title: 'A song' }]), []],
    [
      'sound as film',
      (each) => (lessonOf(each).media = [{ kind: 'video', content_id: 'song', title: 'A song' }]),
      ['modules.0.lessons.0.media.0.kind wrong_type'],
    ],
    [
      'sound that is gone',
      (each) => (lessonOf(each).media = [{ kind: 'audio', content_id: 'gone', title: 'A song' }]),
      ['modules.0.lessons.0.media.0.content_id unknown'],
    ],
  ])('%s', (_, change, faults) => expect(found(course((each) => void change(each)))).toEqual(faults))

  test('all faults are told at once, in words', () => {
    const faults = courseFaults(
      course((each) => {
        each.title = ''
        lessonOf(each).body = ''
        each.items[0]!.prompt = ''
      }),
      around,
    )
    expect(faults.map(({ path }) => path)).toEqual(['title', 'modules.0.lessons.0.body', 'items.0.prompt'])
    for (const { message } of faults) expect(message).toMatch(/^[A-Z].*\.$/)
  })
})

describe('a question', () => {
  const base = choice('q', 's')
  const { type: _type, answer: _answer, options: _options, ...said } = base as Extract<Item, { type: 'choice' }>
  const options = ['a', 'b', 'c'].map((id) => ({ id, text: `Text ${id}` }))
  const targets = ['1', '2', '3', '4'].map((id) => ({ id, text: `Text ${id}` }))
  const item = (fields: object) => ({ ...said, ...fields }) as Item
  const number = { type: 'number', answer: 12.5, tolerance: 0 }
  const order = { type: 'order', options, answer: ['b', 'a', 'c'] }
  const match = { type: 'match', options, targets, answer: ['2', '1', '4'] }

  test.each<[string, object, string[]]>([
    ['a choice', { type: 'choice', options, answer: 'a' }, []],
    ['a price', { ...base, prompt: 'One costs $5 and two cost $9. What of three?' }, []],
    [
      'formulas',
      {
        ...base,
        hint: 'Half: $\\frac12$',
        options: [{ id: 'a', text: '$x$', feedback: 'No, $$y$$.' }, ...options.slice(1)],
      },
      [],
    ],
    [
      'formulas that cannot be drawn',
      {
        ...base,
        hint: 'Half: $\\frac1$',
        explanation: 'It is $\\alert{x}$, or $\\alert{x}$, or $\\sqrt$.',
        options: [{ id: 'a', text: '$x_$', feedback: 'No, $$^$$.' }, ...options.slice(1)],
      },
      [
        'hint broken_formula',
        'explanation broken_formula',
        'explanation broken_formula',
        'options.0.text broken_formula',
        'options.0.feedback broken_formula',
      ],
    ],
    [
      'a broken formula to match',
      { ...match, targets: [...targets.slice(1), { id: '1', text: '$x^{2$' }] },
      ['targets.3.text broken_formula'],
    ],
    ['a word that is a formula', { type: 'text', answer: ['$x$'] }, ['answer.0 formula']],
    ['a unit that is a formula', { ...number, unit: '$m^2$' }, ['unit formula']],
    ['a unit of money', { ...number, unit: 'US$' }, []],
    ['no hint', { ...base, hint: '' }, ['hint empty']],
    ['too hard', { ...base, difficulty: 3 }, ['difficulty out_of_range']],
    ['a key beside the options', { ...base, answer: 'd' }, ['answer not_an_option']],
    ['an option twice', { ...base, options: [...options, { id: 'd', text: ' text A ' }] }, ['options.3.text twice']],
    ['an id twice', { ...base, options: [...options, { id: 'a', text: 'Other' }] }, ['options.3.id twice']],
    ['an empty option', { ...base, options: [...options, { id: 'd', text: '' }] }, ['options.3.text empty']],
    ['choices', { type: 'choices', options, answer: ['a', 'c'] }, []],
    ['choices without a right one', { type: 'choices', options, answer: [] }, ['answer empty']],
    ['choices with one right twice', { type: 'choices', options, answer: ['a', 'a'] }, ['answer not_an_option']],
    ['a number', number, []],
    ['a number with its working', { ...number, working: '(20 + 5) / 2' }, []],
    ['working that differs', { ...number, working: '20 / 2' }, ['working differs']],
    ['working within the tolerance', { ...number, tolerance: 0.1, working: '12.45' }, []],
    ['working that is none', { ...number, working: 'half of 25' }, ['working unreadable']],
    ['no number', { ...number, answer: Infinity }, ['answer not_a_number']],
    ['a number that nobody can type', { ...number, answer: 6e23 }, ['answer not_right']],
    ['a word', { type: 'text', answer: ['osmosis', 'Osmosis'] }, []],
    ['no word', { type: 'text', answer: [] }, ['answer empty']],
    ['a word of marks alone', { type: 'text', answer: ['osmosis', '…'] }, ['answer.1 empty']],
    ['a word that is a page', { type: 'text', answer: ['x'.repeat(201)] }, ['answer.0 too_long']],
    ['an order', order, []],
    ['an order of some', { ...order, answer: ['b', 'a'] }, ['answer incomplete']],
    ['an order with one twice', { ...order, answer: ['b', 'b', 'c'] }, ['answer not_an_option']],
    ['an order that is shown', { ...order, answer: ['a', 'b', 'c'] }, ['options given_away']],
    ['a match', match, []],
    ['a match of some', { ...match, answer: ['2', '1'] }, ['answer incomplete']],
    ['a match with nothing', { ...match, answer: ['2', '1', '9'] }, ['answer not_an_option']],
    ['two with one target', { ...match, answer: ['2', '2', '1'] }, ['answer not_an_option']],
    ['a match that is shown', { ...match, answer: ['1', '2', '3'] }, ['targets given_away']],
  ])('%s', (_, fields, faults) =>
    expect(itemFaults(item(fields)).map(({ path, code }) => `${path} ${code}`)).toEqual(faults),
  )
})

test('a circle is found wherever there is one, and only there', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  const graph = fc.dictionary(fc.constantFrom(...ids), fc.uniqueArray(fc.constantFrom(...ids)))
  fc.assert(
    fc.property(graph, (before) => {
      const skills = new Map(Object.entries(before).map(([id, prerequisites]) => [id, { prerequisites }]))
      // Whatever stands before a skill, and before that, as often as it takes.
      const all = (id: string): Set<string> => {
        const reached = new Set(before[id])
        for (const each of reached) for (const further of before[each] ?? []) reached.add(further)
        return reached
      }
      for (const id of ids) {
        const circle = circleFrom(id, skills)
        expect(circle !== null).toBe(all(id).has(id))
        if (!circle) continue
        expect([circle[0], circle.at(-1)]).toEqual([id, id])
        for (const [at, each] of circle.slice(1).entries()) expect(before[circle[at]!]).toContain(each)
      }
    }),
  )
})
