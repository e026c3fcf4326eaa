import { chanceOf } from '@tajiconnect/contract/learner/ability'
import type { MarkedAnswer } from '@tajiconnect/contract/skills'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { refit } from './refit.ts'

type Answer = MarkedAnswer & { user_id: string }

const GUESS = 0.25
const item = (id: string, difficulty: number) => ({ id, difficulty })
const answer = (
  user_id: string,
  item_id: string,
  minute: number,
  correct: boolean,
  more: Partial<Answer> = {},
): Answer => ({
  id: `${user_id}:${minute}:${item_id}`,
  user_id,
  skill_id: 's',
  item_id,
  answered_at: new Date(Date.parse('2026-01-05T08:00:00Z') + minute * 60_000).toISOString(),
  correct,
  hint_used: false,
  guess: GUESS,
  difficulty: 0,
  ...more,
})
const learners = (count: number) => Array.from({ length: count }, (_, n) => `u${n}`)

/** Park & Miller 1988, so that a seed gives the same learners everywhere. */
function chance(seed: number) {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

test('keeps what the author said until twenty learners have answered', () => {
  const wrong = learners(20).map((user, at) => answer(user, 'i', at, false))
  expect(refit([item('i', 0.5)], wrong.slice(0, 19))).toEqual([{ id: 'i', old: 0.5, new: 0.5, answers: 19 }])
  const [found] = refit([item('i', 0.5)], wrong)
  expect(found).toMatchObject({ id: 'i', old: 0.5, answers: 20 })
  expect(found!.new).toBeGreaterThan(1.5)
})

test('the first step is the whole surprise', () => {
  const all = learners(20).map((user, at) => answer(user, 'i', at, true))
  let difficulty = 0
  for (const [n] of all.entries()) difficulty -= (1 - chanceOf(0, difficulty, GUESS)) / (1 + 0.05 * n)
  expect(refit([item('i', 0)], all)[0]!.new).toBeCloseTo(difficulty, 2)
})

test('gives the same once its figures have been written', () => {
  const answers = learners(40).map((user, at) => answer(user, 'i', at, at % 3 === 0, { difficulty: -0.5 }))
  const [first] = refit([item('i', -0.5)], answers)
  expect(first!.new).not.toBe(-0.5)
  expect(refit([item('i', first!.new)], answers)[0]!.new).toBe(first!.new)
})

test('counts the first attempt of each learner, help as wrong, and items that are there', () => {
  const first = learners(20).map((user, at) => answer(user, 'i', at, false))
  const again = learners(20).flatMap((user) => [1, 2].map((n) => answer(user, 'i', 100 + n, true)))
  const gone = learners(20).map((user) => answer(user, 'gone', 500, true))
  expect(refit([item('i', 0)], [...again, ...first, ...gone])).toEqual(refit([item('i', 0)], first))
  const helped = first.map((each) => ({ ...each, correct: true, hint_used: true }))
  expect(refit([item('i', 0)], helped)).toEqual(refit([item('i', 0)], first))
})

test('is the same in whatever order the answers come', () => {
  const random = chance(11)
  const answers = learners(30).flatMap((user, at) =>
    ['i', 'j'].map((id, n) => answer(user, id, 2 * at + n, random() < 0.6)),
  )
  const items = [item('i', 0), item('j', 1)]
  const found = refit(items, answers)
  fc.assert(
    fc.property(fc.shuffledSubarray(answers, { minLength: answers.length }), (shuffled) => {
      expect(refit(items, shuffled)).toEqual(found)
    }),
    { numRuns: 20 },
  )
})

test('finds how hard items are, wherever their authors put them', () => {
  const random = chance(20_261)
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
  const real = [-1.5, -0.75, 0, 0.75, 1.5]
  const items = real.map((_, n) => item(`i${n}`, 0))
  const answers = learners(800).flatMap((user, at) => {
    const ability = normal()
    return items.map(({ id }, n) => answer(user, id, 10 * at + n, random() < chanceOf(ability, real[n]!, GUESS)))
  })
  const found = refit(items, answers).map((each) => each.new)
  expect(found).toEqual(found.toSorted((a, b) => a - b))
  for (const [n, value] of found.entries()) expect(Math.abs(value - real[n]!)).toBeLessThan(0.6)
})
