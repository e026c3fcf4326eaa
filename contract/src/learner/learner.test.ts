import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../limits.ts'
import type { MarkedAnswer } from '../skills.ts'
import { afterAnswer, guessOf } from './knowledge.ts'
import { chanceOf } from './ability.ts'
import { learn, learnerOf, nobody } from './learner.ts'
import { isLearnt } from './levels.ts'

const START = Date.parse('2026-01-05T08:00:00.000Z')
const at = (ms: number) => new Date(START + ms).toISOString()

let count = 0
const answer = (given: Partial<MarkedAnswer> = {}): MarkedAnswer => {
  count += 1
  return {
    id: `a${count}`,
    skill_id: 's',
    item_id: `item-${count}`,
    answered_at: at(count * 60_000),
    correct: true,
    hint_used: false,
    guess: 0.25,
    difficulty: 0,
    ...given,
  }
}

describe('knowledge', () => {
  test('a run of right answers to items of four options', () => {
    let known = 0.1
    const run = [1, 2, 3, 4].map(() => (known = afterAnswer(known, true, 0.25)))
    expect(run.map((value) => value.toFixed(3))).toEqual(['0.321', '0.649', '0.876', '0.964'])
  })

  test('guessing depends on the item', () => {
    const options = [1, 2, 3, 4]
    expect(guessOf({ type: 'choice', options })).toBe(0.25)
    expect(guessOf({ type: 'choice', options: [1, 2] })).toBe(0.5)
    expect(guessOf({ type: 'choices', options })).toBe(1 / 15)
    for (const type of ['number', 'text', 'order', 'match'] as const) expect(guessOf({ type })).toBe(0.05)
  })

  test('stays a probability, rises with right answers and is the lower the wrong ones', () => {
    const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true })
    fc.assert(
      fc.property(probability, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (known, guess) => {
        const [right, wrong] = [afterAnswer(known, true, guess), afterAnswer(known, false, guess)]
        return wrong >= 0.001 && right <= 0.999 && right >= wrong && right >= Math.min(known, 0.999)
      }),
    )
  })
})

describe('levels', () => {
  test('four right answers make a skill proficient; one in a review a day later masters it', () => {
    const learnt = Array.from({ length: 4 }, () => answer())
    expect(learnerOf(learnt).skills.s).toMatchObject({ level: 'proficient', answers: 4 })
    const other = answer({ skill_id: 'other', answered_at: at(DAY_MS + 4e6) })
    const review = answer({ answered_at: at(DAY_MS + 5e6) })
    expect(learnerOf([...learnt, other, review]).skills.s).toMatchObject({ level: 'mastered', answers: 5 })
    // Not among other skills, and not a day later.
    expect(learnerOf([...learnt, review]).skills.s?.level).toBe('proficient')
    expect(learnerOf([...learnt, answer({ skill_id: 'other' }), answer()]).skills.s?.level).toBe('proficient')
  })

  test('three right answers are not enough, nor is help', () => {
    const typed = { guess: 0.05 }
    const three = [answer(typed), answer(typed), answer(typed)]
    expect(learnerOf(three).skills.s).toMatchObject({ level: 'familiar' })
    expect(learnerOf(three).skills.s!.probability).toBeGreaterThan(0.95)
    expect(learnerOf([...three, answer({ ...typed, hint_used: true })]).skills.s?.level).not.toBe('proficient')
  })

  test('a slip in a review costs nothing, the second in a row one level', () => {
    const log = Array.from({ length: 4 }, () => answer())
    const review = (day: number, correct: boolean) => [
      answer({ skill_id: 'other', answered_at: at(day * DAY_MS) }),
      answer({ answered_at: at(day * DAY_MS + 60_000), correct }),
    ]
    const levelAfter = (...reviews: MarkedAnswer[][]) => learnerOf([...log, ...reviews.flat()]).skills.s?.level
    const mastered = review(2, true)
    expect(levelAfter(mastered)).toBe('mastered')
    expect(levelAfter(mastered, review(4, false))).toBe('mastered')
    expect(levelAfter(mastered, review(4, false), review(6, true), review(8, false))).toBe('mastered')
    expect(levelAfter(mastered, review(4, false), review(6, false))).toBe('proficient')
    expect(levelAfter(mastered, review(4, false), review(6, false), review(8, false), review(10, false))).toBe(
      'familiar',
    )
  })

  test('the same item again within ten answers counts once', () => {
    const again = Array.from({ length: 5 }, () => answer({ item_id: 'one' }))
    expect(learnerOf(again).skills.s).toMatchObject({ answers: 1, level: 'attempted' })
  })

  test('a memory begins with the first time of knowing it, and right answers lengthen it', () => {
    const learnt = Array.from({ length: 4 }, () => answer())
    const first = learnerOf(learnt).skills.s?.memory
    expect(first).toMatchObject({ reps: 1, lapses: 0 })
    const other = answer({ skill_id: 'other', answered_at: at(3 * DAY_MS) })
    const review = answer({ answered_at: at(3 * DAY_MS + 1) })
    const second = learnerOf([...learnt, other, review]).skills.s?.memory
    expect(second!.stability).toBeGreaterThan(first!.stability)
    expect(second!.due > first!.due).toBe(true)
  })
})

describe('the log', () => {
  const log = fc.array(
    fc.record({
      id: fc.uuid(),
      skill_id: fc.constantFrom('a', 'b', 'c'),
      item_id: fc.constantFrom(...Array.from({ length: 30 }, (_, n) => `i${n}`)),
      answered_at: fc.integer({ min: 0, max: 60 * DAY_MS }).map(at),
      correct: fc.boolean(),
      hint_used: fc.boolean(),
      guess: fc.constantFrom(0.05, 0.25, 0.5),
      difficulty: fc.double({ min: -2, max: 2, noNaN: true }),
    }),
    { maxLength: 60 },
  )

  test('gives the same state in any order and however often each answer came', () => {
    fc.assert(
      fc.property(
        log.chain((answers) =>
          fc.tuple(
            fc.constant(answers),
            fc.shuffledSubarray([...answers, ...answers], { minLength: answers.length * 2 }),
          ),
        ),
        ([answers, shuffled]) => {
          // Of two answers with one id the first to arrive counts, so ids are made one each.
          const once = new Map(answers.map((one) => [one.id, one]))
          expect(learnerOf(shuffled.map(({ id }) => once.get(id)!))).toEqual(learnerOf(once.values()))
        },
      ),
    )
  })

  test('in two parts gives what it gives in one', () => {
    fc.assert(
      fc.property(log, fc.nat(), (answers, cut) => {
        const all = [...new Map(answers.map((one) => [one.answered_at, one])).values()].toSorted((a, b) =>
          a.answered_at < b.answered_at ? -1 : 1,
        )
        const [before, after] = [all.slice(0, cut % (all.length + 1)), all.slice(cut % (all.length + 1))]
        // What the gateway has counted, and what the device adds to it.
        expect(learn(JSON.parse(JSON.stringify(learnerOf(before))), after)).toEqual(learnerOf(all))
      }),
    )
  })

  test('is read without being changed', () => {
    const state = learnerOf([answer(), answer()])
    const kept = structuredClone(state)
    learn(state, [answer()])
    expect(state).toEqual(kept)
    expect(nobody()).toEqual(learnerOf([]))
  })
})

describe('false mastery', () => {
  /** Park & Miller 1988, so that a seed gives the same learners everywhere. */
  const random = (seed: number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647

  /** Up to 20 items of four options, then one review among others two days later. */
  function learners(right: number, many: number) {
    const chance = random(20_261)
    let proficient = 0
    let mastered = 0
    const needed: number[] = []
    for (let n = 0; n < many; n++) {
      let state = nobody()
      for (let item = 0; item < 20 && !isLearnt(state.skills.s?.level); item++)
        state = learn(state, [answer({ correct: chance() < right, answered_at: at(item * 60_000) })])
      if (!isLearnt(state.skills.s?.level)) continue
      proficient += 1
      needed.push(state.skills.s!.answers)
      state = learn(state, [
        answer({ skill_id: 'other', answered_at: at(2 * DAY_MS) }),
        answer({ correct: chance() < right, answered_at: at(2 * DAY_MS + 60_000) }),
      ])
      mastered += Number(state.skills.s?.level === 'mastered')
    }
    const median = needed.toSorted((a, b) => a - b)[needed.length >> 1]
    return { proficient: proficient / many, mastered: mastered / many, median }
  }

  test('a guesser masters a skill in under 1 %, and is proficient as rarely as the table says', () => {
    const { proficient, mastered } = learners(0.25, 20_000)
    expect(mastered).toBeLessThan(0.01)
    expect(proficient).toBeGreaterThan(0.024)
    expect(proficient).toBeLessThan(0.034)
  })

  test('a half-knower is proficient about half the time, a knower in six items or fewer', () => {
    const half = learners(0.5, 5000)
    expect(half.proficient).toBeGreaterThan(0.45)
    expect(half.proficient).toBeLessThan(0.51)
    const knower = learners(0.9, 5000)
    expect(knower.median).toBeLessThanOrEqual(6)
    expect(knower.proficient).toBeGreaterThan(0.99)
  })
})

test('a chance lies between guessing and certainty, and rises with ability', () => {
  const scale = fc.double({ min: -6, max: 6, noNaN: true })
  fc.assert(
    fc.property(scale, scale, fc.double({ min: 0, max: 0.5, noNaN: true }), (ability, difficulty, guess) => {
      const chance = chanceOf(ability, difficulty, guess)
      return chance >= guess && chance <= 1 && chanceOf(ability + 1, difficulty, guess) > chance
    }),
  )
  expect(chanceOf(0, 0, 0.25)).toBe(0.625)
})

test('the items of a day are those since midnight in Kenya, each once', () => {
  // Eleven at night, one and two in the morning in Nairobi.
  const answers = [
    answer({ item_id: 'a', answered_at: '2026-03-01T20:00:00.000Z' }),
    answer({ item_id: 'b', answered_at: '2026-03-01T22:00:00.000Z' }),
    answer({ item_id: 'c', answered_at: '2026-03-01T23:00:00.000Z' }),
    answer({ item_id: 'b', answered_at: '2026-03-02T20:00:00.000Z' }),
  ]
  expect(learnerOf(answers.slice(0, 1)).day_items).toEqual(['a'])
  expect(learnerOf(answers).day_items).toEqual(['c', 'b'])
  // Ten others do not push it out, as they do from the last ten.
  const more = Array.from({ length: 12 }, (_, n) => answer({ answered_at: `2026-03-02T20:01:${10 + n}.000Z` }))
  const { day_items, recent_items } = learnerOf([...answers, ...more])
  expect(day_items).toContain('c')
  expect(recent_items).not.toContain('c')
})
