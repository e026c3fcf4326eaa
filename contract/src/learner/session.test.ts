import { describe, expect, test } from 'vitest'
import type { Item } from '../courses.ts'
import { DAY_MS } from '../limits.ts'
import type { LearnerState, SkillState } from '../skills.ts'
import { changesOf, type Plan } from './adaptation.ts'
import { nobody } from './learner.ts'
import { chooseItem, chooseNext, dueReviews, frontier, type Session, type Why } from './session.ts'

const NOW = new Date('2026-03-01T08:00:00.000Z')
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS).toISOString()

const state = (skills: Record<string, Partial<SkillState>>, rest: Partial<LearnerState> = {}): LearnerState => ({
  ...nobody(),
  skills: Object.fromEntries(
    Object.entries(skills).map(([id, given]) => [
      id,
      {
        level: 'attempted',
        probability: 0.3,
        ability: 0,
        answers: 3,
        recent: [],
        misses: 0,
        first_at: daysAgo(30),
        last_at: daysAgo(2),
        proficient_at: null,
        mastered_at: null,
        memory: null,
        ...given,
      },
    ]),
  ),
  last_at: daysAgo(1),
  ...rest,
})
const memory = (due: number, stability = 3, reviewed = 10) => ({
  due: daysAgo(due),
  reviewed_at: daysAgo(reviewed),
  stability,
  difficulty: 5,
  reps: 1,
  lapses: 0,
})
const learnt = { level: 'proficient', probability: 0.97 } as const
const skills = [
  { id: 'a', prerequisites: [] },
  { id: 'b', prerequisites: ['a'] },
  { id: 'c', prerequisites: ['a'] },
  { id: 'd', prerequisites: ['b', 'c'] },
]
const item = (id: string, difficulty: number): Item => ({
  id,
  skill_id: id.slice(0, 1),
  difficulty,
  type: 'text',
  prompt: 'p',
  hint: 'h',
  explanation: 'e',
  answer: ['x'],
})
const itemsOf = (skill: string) => [-2, -1, 0, 1, 2].map((difficulty) => item(`${skill}${difficulty}`, difficulty))

describe('what comes next', () => {
  test('only skills whose prerequisites stand, by weight times what is not known', () => {
    expect(frontier(nobody(), skills, new Map())).toEqual(['a'])
    const open = state({ a: learnt, b: { probability: 0.8 }, c: { probability: 0.2 } })
    expect(frontier(open, skills, new Map())).toEqual(['c', 'b'])
    expect(frontier(open, skills, new Map([['b', 1]]))).toEqual(['b', 'c'])
  })

  test('reviews whose day has come, the most forgotten first', () => {
    const two = state({
      a: { ...learnt, memory: memory(1, 20) },
      b: { ...learnt, memory: memory(1, 1) },
      c: { ...learnt, memory: memory(-1) },
    })
    expect(dueReviews(two, NOW)).toEqual(['b', 'a'])
  })

  test('the item that comes off nearest to 78 in 100, and none of the last ten', () => {
    // With a guess of 0.05 and ability 0, difficulty −1 gives 0.74 and −2 gives 0.89.
    expect(chooseItem(nobody(), 'a', itemsOf('a'))?.id).toBe('a-1')
    expect(chooseItem(state({}, { recent_items: ['a-1'] }), 'a', itemsOf('a'))?.id).toBe('a-2')
    const recent_items = itemsOf('a').map(({ id }) => id)
    expect(chooseItem(state({}, { recent_items }), 'a', itemsOf('a'))).toBeNull()
    expect(chooseItem(state({ a: { ability: 2 } }), 'a', itemsOf('a'))?.id).toBe('a1')
  })

  test('what was answered that day only where nothing else is left, on any skill that is open', () => {
    const items = (id: string) => itemsOf(id).map((each) => each.id)
    const next = (day_items: string[]) => chooseNext(session(state({ a: learnt }, { day_items }), []))
    expect(next([])?.item.id).toBe('b-1')
    expect(next(['b-1'])?.item.id).toBe('b-2')
    expect(next(items('b'))?.item.id).toBe('c-1')
    expect(next([...items('b'), ...items('c')])?.item.id).toBe('b-1')
  })

  const session = (given: LearnerState, asked: Why[]): Session => ({
    state: given,
    skills,
    weights: new Map(),
    itemsOf,
    now: NOW,
    asked,
  })

  test('a session reviews at most four in ten, then goes on, and ends with a stretch', () => {
    const due = Object.fromEntries(['a', 'e', 'f', 'g', 'h', 'i'].map((id) => [id, { ...learnt, memory: memory(1) }]))
    const asked: Why[] = []
    for (let n = 0; n < 12; n++) {
      const chosen = chooseNext(session(state(due), asked))
      if (!chosen) break
      asked.push(chosen.why)
    }
    expect(asked).toEqual([...Array(4).fill('review'), ...Array(5).fill('next'), 'stretch'])
  })

  test('does not review the skill that was met last', () => {
    const given = state({ a: { ...learnt, memory: memory(1) } }, { last_skill: 'a' })
    expect(chooseNext(session(given, []))).toMatchObject({ why: 'next', skill_id: 'b' })
  })

  test('has nothing to ask where all is learnt and nothing is due', () => {
    const all = Object.fromEntries(skills.map(({ id }) => [id, { ...learnt, memory: memory(-5) }]))
    expect(chooseNext(session(state(all), []))).toBeNull()
  })
})

describe('changes of plan', () => {
  const plan = (given: LearnerState, rest: Partial<Plan> = {}): Plan => ({
    state: given,
    skills,
    weights: new Map(),
    daysASkill: 7,
    now: NOW,
    ...rest,
  })

  test('three wrong in five lead to the weakest of what the skill rests on', () => {
    const wrong = { recent: [true, false, false, true, false] }
    const given = state({ a: learnt, b: { ...learnt, probability: 0.96 }, c: learnt, d: wrong })
    expect(changesOf(plan(given))).toEqual([
      {
        reason_code: 'step_down',
        skill_id: 'd',
        to_skill_id: 'b',
        numbers: { wrong: 3, answers: 5, probability: 0.96 },
      },
    ])
    expect(changesOf(plan(state({ d: { recent: [true, false, false, true, true] } })))).toEqual([])
    expect(changesOf(plan(state({ a: wrong })))).toEqual([])
  })

  test('a skill that the career rests on is called back once it is less than 0.7 remembered', () => {
    const given = state({ a: { ...learnt, memory: memory(20, 1, 60), last_at: daysAgo(60) } })
    expect(changesOf(plan(given))).toEqual([])
    const [change] = changesOf(plan(given, { weights: new Map([['a', 1]]) }))
    expect(change).toMatchObject({ reason_code: 'review_due', skill_id: 'a', numbers: { days: 60 } })
    expect(change!.numbers.recalled).toBeLessThan(0.7)
  })

  test('two skills mastered in half their time offer to skip ahead', () => {
    const fast = (days: number) => ({
      level: 'mastered' as const,
      first_at: daysAgo(4 + days),
      mastered_at: daysAgo(4),
    })
    expect(changesOf(plan(state({ a: fast(2), b: fast(3) })))).toMatchObject([
      { reason_code: 'skip_ahead', to_skill_id: 'c', numbers: { skills: 2, days: 3, planned: 7 } },
    ])
    expect(changesOf(plan(state({ a: fast(2), b: fast(4) })))).toEqual([])
  })

  test('after four days without an answer the plan starts anew; before the first answer there is none', () => {
    expect(changesOf(plan(state({}, { last_at: daysAgo(3.9) })))).toEqual([])
    expect(changesOf(plan(state({}, { last_at: daysAgo(4) })))).toMatchObject([
      { reason_code: 'plan_rebuilt', numbers: { days: 4 } },
    ])
    expect(changesOf(plan(nobody()))).toEqual([])
  })
})
