import { combinationFits, isOfPathway, placement } from '@tajiconnect/contract/placement'
import { outcome, stepsUp, type Outcome } from '@tajiconnect/contract/doors'
import { aggregate, clusterPoints, clusterWeight, meanGrade, oneUp, type Grades } from '@tajiconnect/contract/kcse'
import { CBE_LEVELS, KCSE_GRADES } from '@tajiconnect/contract/onboarding-options'
import type { SubjectId } from '@tajiconnect/contract/onboarding'
import type { Pathways } from '@tajiconnect/contract/pathways'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestGateway } from '../testing/gateway.ts'

/** The real document, as the phone gets it. */
let pathways: Pathways
beforeAll(async () => {
  const gateway = await openTestGateway()
  const { access_token } = await gateway.signIn('learner@tajiconnect.test')
  pathways = await gateway.call('GET /ai/pathways', {}, access_token)
})

const AMINA: Grades = {
  mathematics: 'C+',
  english: 'B',
  kiswahili: 'B+',
  biology: 'A-',
  chemistry: 'B',
  physics: 'C',
  geography: 'B-',
  'computer-studies': 'B',
}
const all = (grade: (typeof KCSE_GRADES)[number], subjects = Object.keys(AMINA)): Grades =>
  Object.fromEntries(subjects.map((subject) => [subject, grade]))

/** Three compulsory subjects and four to six others, with any grades. */
const anyGrades = fc
  .tuple(
    fc.shuffledSubarray(
      [
        'biology',
        'chemistry',
        'physics',
        'history',
        'geography',
        'religious-education',
        'agriculture',
        'music',
        'french',
      ],
      { minLength: 4, maxLength: 6 },
    ),
    fc.array(fc.constantFrom(...KCSE_GRADES), { minLength: 9, maxLength: 9 }),
  )
  .map(([others, grades]): Grades =>
    Object.fromEntries(['mathematics', 'english', 'kiswahili', ...others].map((id, at) => [id, grades[at] ?? 'E'])),
  )
const pickOne = (grades: Grades, at: number) => {
  const subjects = Object.keys(grades) as SubjectId[]
  return subjects[at % subjects.length]!
}
const raised = (grades: Grades, subject: SubjectId): Grades => ({
  ...grades,
  [subject]: oneUp(grades[subject] ?? 'E') ?? 'A',
})
const doorsOf = (result: Outcome | null) =>
  new Set(
    result?.careers.flatMap(({ career, doors }) =>
      doors.filter(({ open }) => open).map(({ way }) => `${career.id} ${way.name.en}`),
    ),
  )

describe('KCSE', () => {
  test('counts mathematics, the better language and the five best others', () => {
    // 7 + 10 + (11 + 9 + 9 + 9 + 8): of physics only the C is left out.
    expect(aggregate(pathways.kcse, AMINA)).toBe(63)
    expect(aggregate(pathways.kcse, { ...AMINA, mathematics: 'E' })).toBe(57)
    expect(aggregate(pathways.kcse, { ...AMINA, english: 'A', kiswahili: 'E' })).toBe(62)
    expect(aggregate(pathways.kcse, all('A'))).toBe(84)
  })

  test('the worked example of the rule of 2023 gives 55 points and B−', () => {
    const points = aggregate(pathways.kcse, {
      mathematics: 'C+',
      english: 'C',
      kiswahili: 'D',
      'religious-education': 'B+',
      history: 'B',
      agriculture: 'A-',
      biology: 'C+',
      chemistry: 'C-',
    })
    expect(points).toBe(55)
    expect(meanGrade(pathways.kcse, 55)).toBe('B-')
  })

  test('has no mean before seven subjects, mathematics and a language have a grade', () => {
    const { mathematics: _, ...without } = AMINA
    expect(aggregate(pathways.kcse, without)).toBeNull()
    const { english: _e, kiswahili: _k, ...dumb } = AMINA
    expect(aggregate(pathways.kcse, dumb)).toBeNull()
    expect(aggregate(pathways.kcse, { mathematics: 'A', english: 'A', biology: 'A' })).toBeNull()
  })

  test.each([
    [84, 'A'],
    [81, 'A'],
    [80, 'A-'],
    [46, 'C+'],
    [45, 'C'],
    [32, 'C-'],
    [31, 'D+'],
    [10, 'E'],
    [7, 'E'],
  ])('an aggregate of %i is %s: its seventh part, rounded', (points, grade) => {
    expect(meanGrade(pathways.kcse, points)).toBe(grade)
    const rounded = Object.entries(pathways.kcse.points).find(([, value]) => value === Math.round(points / 7))
    expect(rounded?.[0]).toBe(grade)
  })

  test('says what is wrong with an aggregate that cannot be', () => {
    expect(() => meanGrade(pathways.kcse, 3)).toThrow('An aggregate of 3 has no mean grade.')
  })

  test('the letters are not shifted', () => {
    expect(pathways.kcse.points).toMatchObject({ A: 12, 'B+': 10, 'C+': 7, E: 1 })
  })
})

describe('a cluster weight', () => {
  test('has the published check value', () => {
    expect(clusterWeight(pathways.kcse, 42, 72)).toBeCloseTo(41.569, 3)
    expect(clusterWeight(pathways.kcse, 48, 84)).toBe(48)
  })

  test('takes the four best subjects that the cluster allows, each once', () => {
    const slots = (cluster: number) => pathways.kcse.clusters.find(({ number }) => number === cluster)!.slots
    // Medicine: biology 11, chemistry 9, mathematics 7, Kiswahili 10.
    expect(clusterPoints(pathways.kcse, slots(13), AMINA)).toBe(37)
    // Engineering: mathematics 7, physics 6, chemistry 9, and biology 11.
    expect(clusterPoints(pathways.kcse, slots(5), AMINA)).toBe(33)
    expect(clusterPoints(pathways.kcse, slots(18), AMINA)).toBeNull()
  })

  test('stays within 0–48, and neither it nor the aggregate falls when a grade rises', () => {
    fc.assert(
      fc.property(anyGrades, fc.nat(20), (grades, at) => {
        const better = raised(grades, pickOne(grades, at))
        expect(aggregate(pathways.kcse, better)!).toBeGreaterThanOrEqual(aggregate(pathways.kcse, grades)!)
        const [now, then] = [outcome(pathways, grades)!, outcome(pathways, better)!]
        for (const [cluster, weight] of now.weights) {
          if (weight === null) continue
          expect(weight).toBeGreaterThan(0)
          expect(weight).toBeLessThanOrEqual(48)
          expect(then.weights.get(cluster)!).toBeGreaterThanOrEqual(weight)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('doors', () => {
  test('a better grade never closes one', () => {
    fc.assert(
      fc.property(anyGrades, fc.nat(20), (grades, at) => {
        const after = doorsOf(outcome(pathways, raised(grades, pickOne(grades, at))))
        for (const door of doorsOf(outcome(pathways, grades))) expect(after).toContain(door)
      }),
      { numRuns: 60 },
    )
  })

  test('the order in which subjects are named does not matter', () => {
    fc.assert(
      fc.property(anyGrades, (grades) => {
        const turned = Object.fromEntries(Object.entries(grades).toReversed())
        expect(outcome(pathways, turned)).toEqual(outcome(pathways, grades))
      }),
      { numRuns: 20 },
    )
  })

  test('with an A in everything all are open but what asks for another subject', () => {
    const shut = outcome(pathways, all('A'))!.careers.flatMap(({ doors }) => doors.filter(({ open }) => !open))
    expect(shut.length).toBeLessThan(20)
    for (const door of shut) expect(!door.open && door.closing.kind).toMatch(/subject|cluster/)
  })

  test('with an E in everything most careers still have one, and none of them is a degree', () => {
    const { careers } = outcome(pathways, all('E'))!
    expect(careers.filter(({ level }) => level !== null).length).toBeGreaterThan(80)
    expect(careers.some(({ level }) => level === 'degree' || level === 'diploma')).toBe(false)
  })

  test('say why they are closed', () => {
    const { careers } = outcome(pathways, AMINA)!
    const of = (title: string) => careers.find(({ career }) => career.title.en === title)!
    const [engineering] = of('Civil engineer').doors
    expect(engineering).toMatchObject({
      open: false,
      closing: { kind: 'subject', rule: { any: ['physics'], grade: 'C+' } },
    })
    expect(of('Civil engineer').level).toBe('diploma')
    expect(of('Pharmacist').doors[0]).toMatchObject({ open: false, closing: { kind: 'points' } })
    expect(of('Nurse').doors[0]).toMatchObject({ open: true, standing: 'within' })
  })

  test('one grade up opens exactly what working everything out anew opens', () => {
    fc.assert(
      fc.property(anyGrades, (grades) => {
        const before = doorsOf(outcome(pathways, grades))
        for (const { subject, to, opens } of stepsUp(pathways, grades)) {
          const after = doorsOf(outcome(pathways, { ...grades, [subject]: to }))
          const opened = [...after].filter((door) => !before.has(door)).toSorted()
          expect(opens.map(({ career, way }) => `${career.id} ${way.name.en}`).toSorted()).toEqual(opened)
        }
      }),
      { numRuns: 15 },
    )
    const physics = stepsUp(pathways, AMINA).find(({ subject }) => subject === 'physics')
    expect(physics?.opens.map(({ career }) => career.title.en)).toContain('Civil engineer')
  })
})

describe('placement in Grade 10', () => {
  const areas = (level: (typeof CBE_LEVELS)[number]) =>
    Object.fromEntries(pathways.cbe.areas.map(({ id }) => [id, level]))

  test('weighs KJSEA 60, school assessments 20 and KPSEA 20, as a span of marks', () => {
    expect(placement(pathways.cbe, { kjsea: areas('EE1'), sba: 'EE1', kpsea: 'EE1' })).toMatchObject({
      low: 90,
      high: 100,
    })
    const mixed = placement(pathways.cbe, { kjsea: areas('ME1'), sba: 'EE2', kpsea: 'ME2' })!
    expect(mixed.low).toBeCloseTo(0.6 * 58 + 0.2 * 75 + 0.2 * 41)
    expect(mixed.high).toBeCloseTo(0.6 * 74 + 0.2 * 89 + 0.2 * 57)
    expect(mixed.level).toBe('ME1')
  })

  test('makes do with what is there, and with nothing says nothing', () => {
    expect(placement(pathways.cbe, { kjsea: { english: 'ME2' }, sba: null, kpsea: null })).toMatchObject({
      low: 41,
      high: 57,
      parts: ['kjsea'],
    })
    expect(placement(pathways.cbe, { kjsea: {}, sba: 'EE1', kpsea: 'EE1' })).toBeNull()
  })

  test('never falls when a level rises', () => {
    const level = fc.constantFrom(...CBE_LEVELS)
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 9, maxLength: 9 }),
        level,
        level,
        fc.nat(8),
        (levels, sba, kpsea, at) => {
          const of = (each: typeof levels) => Object.fromEntries(each.map((value, place) => [String(place), value]))
          const better = levels.with(at, CBE_LEVELS[Math.max(0, CBE_LEVELS.indexOf(levels[at]!) - 1)]!)
          const [now, then] = [levels, better].map((each) => placement(pathways.cbe, { kjsea: of(each), sba, kpsea })!)
          expect(then!.middle).toBeGreaterThanOrEqual(now!.middle)
          expect(now!.low).toBeGreaterThanOrEqual(1)
          expect(now!.high).toBeLessThanOrEqual(100)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a combination', () => {
  const fit = (electives: SubjectId[], title: string, core_mathematics = true) =>
    combinationFits(pathways, { electives, core_mathematics }).find(({ career }) => career.title.en === title)!

  test('opens and closes by its subjects, with the one that is missing', () => {
    expect(fit(['biology', 'chemistry', 'physics'], 'Nurse')).toMatchObject({ level: 'degree', shut: [] })
    const without = fit(['biology', 'agriculture', 'geography'], 'Nurse')
    expect(without.level).toBe('diploma')
    expect(without.shut.map(({ missing }) => missing.any)).toEqual([['chemistry']])
  })

  test('says where only Essential Mathematics is in question', () => {
    const fine = fit(['business-studies', 'history', 'geography'], 'Accountant and auditor')
    expect(fine.shut).toEqual([])
    const unsure = fit(['business-studies', 'history', 'geography'], 'Accountant and auditor', false)
    expect(unsure.shut.every(({ essential }) => essential)).toBe(true)
    expect(unsure.shut.length).toBeGreaterThan(0)
  })

  test('never closes anything by one elective more', () => {
    const electives: SubjectId[] = ['biology', 'agriculture', 'geography']
    const before = combinationFits(pathways, { electives, core_mathematics: true })
    const after = combinationFits(pathways, { electives: [...electives, 'chemistry'], core_mathematics: true })
    for (const { career, shut } of before)
      expect(after.find((each) => each.career === career)!.shut.length).toBeLessThanOrEqual(shut.length)
  })

  test('belongs to a pathway with three different electives, two of them its own', () => {
    expect(isOfPathway(pathways.cbe, 'STEM', ['biology', 'physics', 'history'])).toBe(true)
    expect(isOfPathway(pathways.cbe, 'STEM', ['biology', 'geography', 'history'])).toBe(false)
    expect(isOfPathway(pathways.cbe, 'STEM', ['biology', 'biology', 'physics'])).toBe(false)
    expect(isOfPathway(pathways.cbe, 'Social Sciences', ['french', 'german', 'music'])).toBe(true)
  })
})
