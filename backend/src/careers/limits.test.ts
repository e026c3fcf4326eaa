import type { CareerPath, Constraints } from '@tajiconnect/contract/careers'
import { beforeAll, describe, expect, test } from 'vitest'
import catalogue from '../../data/occupations.json' with { type: 'json' }
import { barriersTo } from './barriers.ts'
import type { Occupation } from './career-data.ts'
import { readKenyaData } from '../host/kenya-data.ts'
import { answerInterests, investigator } from '../testing/answers.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { pointsOf } from './grades.ts'
import { skillGaps, skillsOf } from './skill-gaps.ts'

const occupation = catalogue.occupations.find(({ id }) => id === '29-1141.00') as Occupation
const data = readKenyaData()
const way = (route: 'university' | 'tvet' | 'apprenticeship', years: number, name = 'x') => ({
  route,
  years,
  name: { en: name, sw: 'x' },
  entry: { en: 'x', sw: 'x' },
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
    [{ max_years: 3, routes: ['apprenticeship'] }, [{ rule: 'route', routes: ['tvet'] }]],
    [{ without_subjects: ['physics'] }, []],
    [{ without_subjects: ['chemistry', 'physics'] }, [{ rule: 'subjects', subjects: ['chemistry'] }]],
  ])('%j: %j', (limits, barriers) => {
    expect(barriersTo(occupation, path, limits, data)).toEqual(barriers)
  })

  test('where nobody has written how to get in, a limit on the way cannot be checked', () => {
    for (const limits of [{ max_years: 5 }, { max_fees: 0 }, { counties: ['Lamu' as const] }])
      expect(barriersTo(occupation, undefined, limits, data)).toEqual([{ rule: 'way_unknown' }])
    expect(barriersTo(occupation, undefined, { without_subjects: ['biology'] }, data)).toEqual([])
  })
})

describe('one way in has to meet every limit', () => {
  const medicine = way('university', 6, 'Bachelor of Medicine and Bachelor of Surgery (MBChB)')
  const aircraft = way('university', 5, 'Bachelor of Engineering in Aeronautical Engineering')
  const commerce = way('university', 4, 'Bachelor of Commerce')
  const college = way('tvet', 3, 'Diploma in Civil Engineering')
  const through = (limits: Constraints, ...ways_in: ReturnType<typeof way>[]) =>
    barriersTo(occupation, { subjects: [], ways_in } as unknown as CareerPath, limits, data)

  test('fees stand in the way where even the least is more, and are told as the cheapest', () => {
    expect(through({ max_fees: 24_685 }, medicine)).toEqual([{ rule: 'fees', least: 24_686 }])
    expect(through({ max_fees: 24_686 }, medicine)).toEqual([])
    expect(through({ max_fees: 5000 }, medicine, commerce)).toEqual([{ rule: 'fees', least: 15_050 }])
    expect(through({ max_fees: 5000 }, medicine, college)).toEqual([])
    expect(through({ max_fees: 0 }, college)).toEqual([{ rule: 'fees', least: 3359 }])
  })

  test('what nobody has published is no certain failure', () => {
    expect(through({ max_fees: 0 }, way('apprenticeship', 2), college)).toEqual([])
    expect(through({ max_fees: 0 }, way('tvet', 3, 'Diploma in Pharmacy'))).toEqual([])
  })

  test('a county stands in the way of a degree that is taught elsewhere', () => {
    expect(through({ counties: ['Lamu'] }, aircraft)).toEqual([{ rule: 'county', counties: ['Nairobi City'] }])
    expect(through({ counties: ['Lamu', 'Nairobi City'] }, aircraft)).toEqual([])
    const commerceAlone = through({ counties: ['Lamu'] }, commerce)
    expect(commerceAlone).toMatchObject([{ rule: 'county', counties: expect.arrayContaining(['Nairobi City']) }])
    expect(through({ counties: ['Lamu'] }, aircraft, commerce)).toEqual(commerceAlone)
  })

  test('colleges and learning at work are in every county', () => {
    expect(through({ counties: ['Lamu'] }, aircraft, college)).toEqual([])
    expect(through({ counties: ['Lamu'] }, way('apprenticeship', 1))).toEqual([])
  })

  test('where nobody lists a degree its county cannot be checked', () => {
    expect(through({ counties: ['Lamu'] }, way('university', 4, 'BSc Occupational Therapy'))).toEqual([
      { rule: 'county', counties: [] },
    ])
  })

  test('limits that two ways meet only one each', () => {
    const limits: Constraints = { routes: ['university'], max_fees: 5000 }
    expect(through({ routes: ['university'] }, commerce, college)).toEqual([])
    expect(through({ max_fees: 5000 }, commerce, college)).toEqual([])
    expect(through(limits, commerce, college)).toEqual([{ rule: 'fees', least: 15_050 }])
    expect(through(limits, college, commerce)).toEqual([{ rule: 'route', routes: ['tvet'] }])
  })

  test('the way that fails fewest is told', () => {
    expect(through({ max_fees: 5000, counties: ['Lamu'], max_years: 2 }, aircraft, college)).toEqual([
      { rule: 'years', years: 3 },
    ])
  })

  test('the figures told are those of one way, the shortest of those that fail the same', () => {
    expect(through({ max_fees: 5000, max_years: 4 }, medicine, aircraft)).toEqual([
      { rule: 'years', years: 5 },
      { rule: 'fees', least: 28_512 },
    ])
  })
})

describe('limits of a list', () => {
  const DOCTOR = '29-1215.00'
  let gateway: TestGateway
  let token: string
  beforeAll(async () => {
    gateway = await openTestGateway()
    token = (await gateway.register()).access_token
    await answerInterests(gateway, token, investigator)
  })
  const listed = async (constraints: Constraints) => {
    const body = { limit: 50, constraints: { curated: true, ...constraints } }
    const list = await gateway.call('POST /ai/career-recommendations', { body }, token)
    const barriers = new Map(list.would_fit_if.map((each) => [each.career.id, each.barriers]))
    return { list, barriers, ids: list.recommendations.map(({ career }) => career.id) }
  }
  const waysInto = async (id: string) => (await gateway.call('GET /ai/careers/{id}', { params: { id } }, token)).ways_in

  test('5,000 a year: medicine is kept out with its least price, a technical college is not', async () => {
    const { list, barriers, ids } = await listed({ max_fees: 5000 })
    expect(barriers.get(DOCTOR)).toEqual([{ rule: 'fees', least: 24_686 }])
    for (const id of ids)
      expect((await waysInto(id)).some(({ fees }) => fees === null || fees.least <= 5000)).toBe(true)
    expect(list.recommendations.some(({ career }) => career.way_in?.route === 'tvet')).toBe(true)
    expect(list.constraints).toEqual({ curated: true, max_fees: 5000 })
  })

  test('a career that fits is shown with a way in that does', async () => {
    const { list } = await listed({ routes: ['university'] })
    expect(list.recommendations.length).toBeGreaterThan(20)
    for (const { career } of list.recommendations) expect(career.way_in?.route, career.title.en).toBe('university')
  })

  test('a county: the list says where else it is taught', async () => {
    const { barriers } = await listed({ counties: ['Lamu'] })
    expect(barriers.get(DOCTOR)).toEqual([{ rule: 'county', counties: (await waysInto(DOCTOR))[0]?.counties }])
    expect((await listed({ counties: ['Kisumu'] })).barriers.has(DOCTOR)).toBe(false)
  })

  test('a career says of each way in what it costs and where it is taught', async () => {
    expect(await waysInto('29-1141.00')).toMatchObject([
      { route: 'university', fees: { least: 28_800, most: 115_200 }, counties: expect.arrayContaining(['Embu']) },
      { route: 'tvet', fees: null, counties: null },
    ])
    expect(await waysInto('47-2111.00')).toMatchObject([
      { route: 'tvet', fees: { least: 3359, most: 67_189 }, counties: null },
      { route: 'tvet', fees: { least: 3359, most: 67_189 }, counties: null },
      { route: 'apprenticeship', fees: null, counties: null },
    ])
  })

  test('no limit can be a county that is none, or less than nothing', async () => {
    for (const constraints of [{ counties: ['Nairobi'] }, { counties: [] }, { max_fees: -1 }]) {
      const body = { constraints } as unknown as { constraints: Constraints }
      expect((await gateway.send('POST /ai/career-recommendations', { body, token })).status).toBe(422)
    }
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
  expect(Object.fromEntries(pointsOf([...subjects], data))).toEqual({
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
