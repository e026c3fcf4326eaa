import { describe, expect, test } from 'vitest'
import type { RoadmapStep } from '../roadmaps.ts'
import { daysASkill, weightsOf } from './weights.ts'

const skill = (id: string, prerequisites: string[] = [], subject_id = 'mathematics') => ({
  id,
  subject_id,
  prerequisites,
})
const step = (
  ids: string[],
  status: RoadmapStep['status'] = 'todo',
  weeks = 1,
  kind: RoadmapStep['kind'] = 'learn',
) => ({
  kind,
  status,
  weeks,
  skills: ids.map((id) => ({ id, name: { en: id, sw: id }, level: 'none' as const })),
})
const weigh = (...given: Partial<Parameters<typeof weightsOf>[0]>[]) =>
  Object.fromEntries(weightsOf({ steps: [], subjects: new Set(), skills: [], ...Object.assign({}, ...given) }))

describe('weights', () => {
  test('fall from the step at hand on, never under 0.4; what is done keeps 0.5', () => {
    const steps = [
      step(['z'], 'done'),
      ...['a', 'b', 'c', 'd', 'e'].map((id) => step([id])),
      step(['exam'], 'todo', 9, 'exam'),
    ]
    expect(weigh({ steps })).toEqual({ z: 0.5, a: 1, b: 0.8, c: 0.6, d: 0.4, e: 0.4 })
  })

  test('what a skill rests on weighs as much as the heaviest that needs it', () => {
    const skills = [skill('root'), skill('middle', ['root']), skill('top', ['middle']), skill('beside')]
    expect(weigh({ skills, steps: [step(['middle']), step(['top'])] })).toEqual({ root: 1, middle: 1, top: 0.8 })
    expect(weigh({ skills, steps: [step(['root']), step(['top'])] })).toEqual({ root: 1, middle: 0.8, top: 0.8 })
  })

  test('a subject taken beside the career counts half', () => {
    const skills = [skill('a'), skill('b', ['a']), skill('c', ['b'], 'physics')]
    expect(weigh({ skills, subjects: new Set(['physics']), steps: [step(['b'])] })).toEqual({ a: 1, b: 1, c: 0.5 })
  })
})

test('the days of a step are shared among its skills; a week each where nothing is said', () => {
  expect(daysASkill([step(['a'], 'done', 9), step(['b', 'c'], 'todo', 3)])).toBe(11)
  for (const steps of [[], [step([])], [step(['a'], 'todo', 0)], [step(['a'], 'done')]])
    expect(daysASkill(steps)).toBe(7)
})
