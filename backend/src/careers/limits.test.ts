import type { CareerPath, Constraints } from '@tajiconnect/contract/careers'
import { describe, expect, test } from 'vitest'
import catalogue from '../../data/occupations.json' with { type: 'json' }
import { barriersTo } from './barriers.ts'
import type { Occupation } from './career-data.ts'
import { readKenyaData } from '../host/kenya-data.ts'
import { pointsOf } from './grades.ts'
import { skillGaps, skillsOf } from './skill-gaps.ts'

const occupation = catalogue.occupations.find(({ id }) => id === '29-1141.00') as Occupation
const way = (route: 'university' | 'tvet' | 'apprenticeship', years: number) => ({
  route,
  years,
  name: 'x',
  entry: 'x',
})
const path = {
  subjects: ['biology', 'chemistry'],
  ways_in: [way('university', 4), way('tvet', 3)],
} as unknown as CareerPath

describe('what stands in the way', () => {
  test.each<[Constraints, unknown[]]>([
    [{}, []],
    [{ job_zones: [4, 5] }, occupation.job_zone >= 4 ? [] : [{ rule: 'job_zone', job_zone: occupation.job_zone }]],
    [{ job_zones: [1] }, [{ rule: 'job_zone', job_zone: occupation.job_zone }]],
    [{ routes: ['tvet'] }, []],
    [{ routes: ['apprenticeship'] }, [{ rule: 'route', routes: ['university', 'tvet'] }]],
    [{ max_years: 3 }, []],
    [{ max_years: 2 }, [{ rule: 'years', years: 3 }]],
    [{ max_years: 3, routes: ['university'] }, [{ rule: 'years', years: 4 }]],
    [{ without_subjects: ['physics'] }, []],
    [{ without_subjects: ['chemistry', 'physics'] }, [{ rule: 'subjects', subjects: ['chemistry'] }]],
  ])('%j: %j', (limits, barriers) => {
    expect(barriersTo(occupation, path, limits)).toEqual(barriers)
  })

  test('where nobody has written how to get in, a limit on the way cannot be checked', () => {
    expect(barriersTo(occupation, undefined, { max_years: 5 })).toEqual([{ rule: 'way_unknown' }])
    expect(barriersTo(occupation, undefined, { without_subjects: ['biology'] })).toEqual([])
  })
})

test('grades as points: KCSE as they are, CBE at the same part of its scale', () => {
  const subjects = [
    { subject_id: 'mathematics', grade: 'A' },
    { subject_id: 'english', grade: 'E' },
    { subject_id: 'biology', grade: 'EE1' },
    { subject_id: 'chemistry', grade: 'BE2' },
    { subject_id: 'music', grade: null },
  ] as const
  expect(Object.fromEntries(pointsOf([...subjects], readKenyaData()))).toEqual({
    mathematics: 12,
    english: 1,
    biology: 12,
    chemistry: 1.5,
  })
})

describe('skills to build', () => {
  test('are the five widest gaps, with both languages for each', () => {
    const gaps = skillGaps(catalogue, occupation, new Map())
    expect(gaps).toHaveLength(5)
    expect(gaps.map(({ gap }) => gap)).toEqual(gaps.map(({ gap }) => gap).toSorted((a, b) => b - a))
    for (const { skill, mine } of gaps) {
      expect(skill.sw).not.toBe(skill.en)
      expect(mine).toBeNull()
    }
  })

  test('every skill of the catalogue has words', () => {
    const unnamed = catalogue.skills.filter((name, at) => {
      const one = { ...occupation, skills: [[at, 5, 7]] }
      return skillGaps(catalogue, one, new Map())[0]?.skill.sw === name
    })
    expect(unnamed).toEqual([])
  })

  test('a gap is the missing level, by how much the skill matters', () => {
    const at = catalogue.skills.indexOf('Mathematics')
    const one = { ...occupation, skills: [[at, 3, 5]] }
    expect(skillGaps(catalogue, one, new Map([['Mathematics', 2]]))).toMatchObject([{ level: 5, mine: 2, gap: 1.5 }])
    expect(skillGaps(catalogue, one, new Map([['Mathematics', 6]]))).toEqual([])
  })

  test('grades count for the skills they teach', () => {
    const had = skillsOf(
      new Map([
        ['mathematics', 12],
        ['biology', 6],
        ['physics', 9],
        ['music', 12],
      ]),
    )
    expect(Object.fromEntries(had)).toEqual({ Mathematics: 4, Science: 3 })
  })
})
