import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { LETTERS } from '@tajiconnect/contract/letters'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerQuality,
  explain,
  prepare,
  rank,
  recommend,
  type Profile,
  type RecommendOptions,
} from '../../career-algorithm.ts'
import model from '../../data/interest-model.json' with { type: 'json' }
import catalogue from '../../data/occupations.json' with { type: 'json' }

const prepared = prepare({ occupations: catalogue, model })
const quality = { flat: false, too_fast: false, complete: 1 }
const ten: RecommendOptions = { limit: 10, quality }
const helper: Profile = { R: 1.5, I: 4.25, A: 2, S: 4.125, E: 2, C: 2 }
const clerk: Profile = { R: 1.5, I: 1.75, A: 1.25, S: 2, E: 3.5, C: 4.5 }
const equal: Profile = { R: 3, I: 3, A: 3, S: 3, E: 3, C: 3 }

const mean = fc.double({ min: 1, max: 5, noNaN: true })
const anyone: fc.Arbitrary<Profile> = fc.record({ R: mean, I: mean, A: mean, S: mean, E: mean, C: mean })
const zoneOf = new Map(catalogue.occupations.map(({ id, job_zone }) => [id, job_zone]))
const most = (groups: string[]) => Math.max(...groups.map((group) => groups.filter((other) => other === group).length))

describe('the catalogue', () => {
  it('has 923 careers with six levels, and names its source', () => {
    expect(catalogue.occupations).toHaveLength(923)
    expect(new Set(zoneOf.keys()).size).toBe(923)
    expect(catalogue.notice).toContain('CC BY 4.0')
    for (const { interests, description } of catalogue.occupations) {
      expect(interests).toHaveLength(6)
      expect(description).not.toBe('')
    }
  })

  it('knows every code a field names', () => {
    expect(model.fields.flatMap(({ occupations }) => occupations.filter((id) => !zoneOf.has(id)))).toEqual([])
  })
})

describe('rank', () => {
  it('puts health and science before a helper who likes to find out', () => {
    const best = rank(prepared, helper).slice(0, 3)
    expect(best.map(({ id, points }) => [id, Math.round(points * 100) / 100])).toMatchInlineSnapshot(`
      [
        [
          "29-2099.08",
          80.07,
        ],
        [
          "29-2053.00",
          77.04,
        ],
        [
          "29-1141.01",
          75.88,
        ],
      ]
    `)
  })

  it('puts the books before a clerk', () => {
    const best = rank(prepared, clerk).filter(({ id }) => zoneOf.get(id)! >= 4)
    expect(best.slice(0, 3).map(({ id }) => id)).toMatchInlineSnapshot(`
      [
        "13-2011.00",
        "11-3031.00",
        "11-3031.01",
      ]
    `)
  })

  it('takes zones 1–3 by the correlation of the two profiles', () => {
    const nanny = catalogue.occupations.find(({ id }) => id === '39-9011.01')!
    const centred = (values: readonly number[]) =>
      values.map((value) => value - values.reduce((sum, other) => sum + other, 0) / values.length)
    const [a, b] = [centred(LETTERS.map((letter) => helper[letter])), centred(nanny.interests)]
    const r = a.reduce((sum, value, i) => sum + value * b[i]!, 0) / (Math.hypot(...a) * Math.hypot(...b))
    expect(explain(prepared, helper, nanny.id).points).toBeCloseTo(100 * r, 9)
  })

  it('takes zones 4–5 by the odds against an average respondent, who gets the centre', () => {
    const average = Object.fromEntries(LETTERS.map((letter, k) => [letter, model.person_mean[k]!]))
    expect(zoneOf.get('17-2141.00')).toBe(4)
    const { centre, parts, points } = explain(prepared, average, '17-2141.00')
    const { fields } = model
    const own = fields.filter(({ occupations }) => occupations.includes('17-2141.00'))
    const mean = own.reduce((sum, field) => sum + field.centre + field.lift, 0) / own.length
    expect(centre).toBeCloseTo(25 * mean, 9)
    expect(parts.map((part) => Math.abs(part.points))).toEqual([0, 0, 0, 0, 0, 0])
    expect(points).toBe(centre)
  })

  it('holds every career once, best first, whoever asks', () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const ranked = rank(prepared, profile)
        expect(new Set(ranked.map(({ id }) => id))).toEqual(new Set(zoneOf.keys()))
        expect(ranked).toHaveLength(923)
        for (const [from, to] of [
          [1, 3],
          [4, 5],
        ] as const) {
          const group = ranked.filter(({ id }) => zoneOf.get(id)! >= from && zoneOf.get(id)! <= to)
          expect(group.every((career, i) => i === 0 || career.points <= group[i - 1]!.points)).toBe(true)
        }
        expect(ranked.every(({ percentile }, i) => i === 0 || percentile <= ranked[i - 1]!.percentile)).toBe(true)
        expect(ranked.every(({ percentile }) => percentile > 0 && percentile < 100)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('answers the same twice, and whatever the order of the catalogue and of the letters', () => {
    const turned = prepare({
      occupations: { ...catalogue, occupations: catalogue.occupations.toReversed() },
      model,
    })
    fc.assert(
      fc.property(anyone, (profile) => {
        const ranked = rank(prepared, profile)
        expect(rank(prepared, profile)).toEqual(ranked)
        expect(rank(turned, Object.fromEntries(Object.entries(profile).toReversed()))).toEqual(ranked)
      }),
      { numRuns: 20 },
    )
  })

  it('adds up: the centre and the six parts are the points, to the last bit', () => {
    fc.assert(
      fc.property(anyone, fc.constantFrom(...zoneOf.keys()), (profile, id) => {
        const { centre, parts, points } = explain(prepared, profile, id)
        expect(parts.map(({ letter }) => letter)).toEqual([...LETTERS])
        expect(centre + parts.reduce((sum, part) => sum + part.points, 0)).toBe(points)
        expect(rank(prepared, profile).find((career) => career.id === id)?.points).toBe(points)
      }),
      { numRuns: 100 },
    )
  })

  it('calls careers of zones 1–3 equal when all six answers are, in the order of their codes', () => {
    const tied = rank(prepared, equal).filter(({ id }) => zoneOf.get(id)! <= 3)
    expect(new Set(tied.map(({ percentile }) => percentile)).size).toBe(1)
    expect(tied.map(({ id }) => id)).toEqual(tied.map(({ id }) => id).toSorted())
  })
})

describe('recommend', () => {
  it('varies the first ten: two of a major group, one of a minor group', () => {
    const zones = fc.constantFrom<number[] | undefined>(undefined, [4, 5], [1, 2, 3], [3])
    fc.assert(
      fc.property(anyone, zones, fc.integer({ min: 3, max: 50 }), (profile, job_zones, limit) => {
        const ids = recommend(prepared, profile, { limit, job_zones, quality }).recommendations.map(({ id }) => id)
        const head = ids.slice(0, 10)
        expect(new Set(ids).size).toBe(limit)
        expect(most(head.map((id) => id.slice(0, 2)))).toBeLessThanOrEqual(2)
        expect(most(head.map((id) => id.slice(0, 4)))).toBe(1)
        if (job_zones) expect(ids.every((id) => job_zones.includes(zoneOf.get(id)!))).toBe(true)
      }),
      { numRuns: 40 },
    )
  })

  it('fills the ten where too few groups are left, and keeps to the careers it may choose from', () => {
    const nurses = new Set([...zoneOf.keys()].filter((id) => id.startsWith('29-1')).slice(0, 12))
    const { recommendations } = recommend(prepared, helper, { ...ten, among: nurses })
    expect(recommendations).toHaveLength(10)
    expect(recommendations.every(({ id }) => nurses.has(id))).toBe(true)
    expect(recommend(prepared, helper, { ...ten, among: new Set() })).toMatchObject({
      confidence: 0,
      recommendations: [],
    })
  })

  it('orders the ten by score, and gives reasons that are true of person and career', () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const { recommendations } = recommend(prepared, profile, ten)
        expect(recommendations.every(({ score }, i) => i === 0 || score <= recommendations[i - 1]!.score)).toBe(true)
        for (const { id, reasons_for, reasons_against } of recommendations) {
          expect(reasons_for.length).toBeLessThanOrEqual(3)
          expect(reasons_against.length).toBeLessThanOrEqual(1)
          const { interests } = catalogue.occupations.find((occupation) => occupation.id === id)!
          const { parts } = explain(prepared, profile, id)
          for (const reason of [...reasons_for, ...reasons_against]) {
            const k = LETTERS.indexOf(reason.letter)
            expect(reason.points).toBe(parts[k]!.points)
            expect(reason.person_high).toBe(profile[reason.letter] > model.person_mean[k]!)
            expect(reason.career_high).toBe(interests[k]! >= 4)
          }
          expect(reasons_for.every((r) => r.points > 0 && r.person_high === r.career_high)).toBe(true)
          expect(reasons_against.every((r) => r.points < 0 && r.person_high !== r.career_high)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is less sure of missing, flat, or hurried answers, and never surer', () => {
    const sure = recommend(prepared, helper, ten)
    const half = recommend(prepared, helper, { ...ten, quality: { ...quality, complete: 0.5 } })
    const doubtful = recommend(prepared, helper, { ...ten, quality: { ...quality, flat: true, too_fast: true } })
    expect(half.confidence).toBeCloseTo(sure.confidence / 2, 0)
    expect(doubtful.confidence).toBeCloseTo(sure.confidence / 4, 0)
    expect(doubtful.recommendations[0]!.confidence).toBeLessThan(sure.recommendations[0]!.confidence)
    expect(doubtful.recommendations.map(({ id }) => id)).toEqual(sure.recommendations.map(({ id }) => id))
  })

  it('judges the first ten of a longer list, and says which catalogue and parameters it used', () => {
    const long = recommend(prepared, helper, { limit: 50, quality })
    const short = recommend(prepared, helper, ten)
    expect(long.confidence).toBe(short.confidence)
    expect(long.recommendations.slice(0, 10)).toEqual(short.recommendations)
    expect(short.version).toBe(`${catalogue.version}/${model.version}`)
  })

  it('keeps chances between 0 and 100', () => {
    fc.assert(
      fc.property(anyone, (profile) => {
        const { confidence, recommendations } = recommend(prepared, profile, ten)
        for (const chance of [confidence, ...recommendations.map((career) => career.confidence)]) {
          expect(chance).toBeGreaterThanOrEqual(0)
          expect(chance).toBeLessThanOrEqual(100)
        }
      }),
      { numRuns: 40 },
    )
  })
})

describe('what cannot be ranked', () => {
  const { A: _, ...withoutA } = helper

  it.each([
    [withoutA, 'Interest A is missing: give a mean from 1 to 5 for each of R, I, A, S, E, C.'],
    [{ ...helper, E: 5.5 }, 'Interest E is 5.5: it must be from 1 to 5.'],
    [{ ...helper, R: 0 }, 'Interest R is 0: it must be from 1 to 5.'],
    [{ ...helper, C: Number.NaN }, 'Interest C is NaN: it must be from 1 to 5.'],
  ])('profile %j', (profile, message) => {
    expect(() => rank(prepared, profile)).toThrow(new RangeError(message))
  })

  it.each<[Partial<RecommendOptions>, string]>([
    [{ limit: 0 }, 'The limit is 0: it must be a whole number from 1.'],
    [{ limit: 2.5 }, 'The limit is 2.5: it must be a whole number from 1.'],
    [{ job_zones: [] }, 'No job zone is named: give at least one of 1 to 5, or leave them out.'],
    [{ job_zones: [4, 6] }, 'Job zone 6 does not exist: choose from 1 to 5.'],
    [{ quality: { ...quality, complete: 2 } }, 'The share answered is 2: it must be from 0 to 1.'],
  ])('options %j', (options, message) => {
    expect(() => recommend(prepared, helper, { ...ten, ...options })).toThrow(new RangeError(message))
  })

  it('a career that is not in the catalogue', () => {
    expect(() => explain(prepared, helper, 'nurse')).toThrow(
      'Career nurse is not in the catalogue: use an O*NET-SOC code such as 29-1141.00.',
    )
  })
})

describe('answerQuality', () => {
  const answers = (...values: number[]) => values.map((value) => ({ value }))

  it.each([
    ['varied, unhurried', answers(1, 4, 2, 5), 4, 12, { flat: false, too_fast: false, complete: 1 }],
    ['half answered, no duration', answers(1, 4), 4, undefined, { flat: false, too_fast: false, complete: 0.5 }],
    ['one button', answers(3, 3, 3, 3), 4, 12, { flat: true, too_fast: false, complete: 1 }],
    ['nine of ten', answers(3, 3, 3, 3, 3, 3, 3, 3, 3, 1), 10, 30, { flat: true, too_fast: false, complete: 1 }],
    ['eight of ten', answers(3, 3, 3, 3, 3, 3, 3, 3, 2, 1), 10, 30, { flat: false, too_fast: false, complete: 1 }],
    ['under a second each', answers(1, 4, 2, 5), 4, 3.9, { flat: false, too_fast: true, complete: 1 }],
  ])('%s', (_name, given, items, duration, expected) => {
    expect(answerQuality(given, items, duration)).toEqual(expected)
  })

  it('says what is wrong with counts that cannot be', () => {
    expect(() => answerQuality(answers(1, 2), 1)).toThrow('There are 2 answers to 1 items: send one answer an item.')
    expect(() => answerQuality([], 0)).toThrow('The questionnaire has no items: give their number, 1 or more.')
  })
})

describe('the command line', () => {
  const script = fileURLToPath(new URL('../../career-algorithm.ts', import.meta.url))
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { cwd: root, encoding: 'utf8' })
  const interests = 'R=1.5,I=4.25,A=2,S=4.125,E=2,C=2'

  it('answers as the function does', () => {
    const { stdout, status } = run('--interests', interests, '--limit', '5', '--zones', '4,5', '--json')
    expect(JSON.parse(stdout)).toEqual(recommend(prepared, helper, { limit: 5, job_zones: [4, 5], quality }))
    expect(status).toBe(0)
  })

  it('prints a line for each career, or help', () => {
    const list = run('--interests', interests)
    expect(list.stdout).toMatch(/^ {1,2}\d+\.\d {2}\d\d-\d{4}\.\d\d {2}\S/)
    expect(list.stdout).toContain('Confidence in the first ten: ')
    expect(run('--help').stdout).toContain('--interests')
  })

  it.each([
    [[], 'No interests are given: add --interests R=3.1,I=4.2,A=2,S=3.5,E=2.8,C=2.4'],
    [
      ['--interests', 'R=3,X=2'],
      '"X=2" is not an interest: write a letter of R, I, A, S, E, C and a number, such as R=3.1.',
    ],
    [['--interests', 'R=3,R=2'], 'Interest R is given twice: give it once.'],
    [['--interests', 'R=3'], 'Interest I is missing: give a mean from 1 to 5 for each of R, I, A, S, E, C.'],
    [['--interests', interests, '--limit', 'many'], 'The limit is NaN: it must be a whole number from 1.'],
    [['--interests', interests, '--zones', '4,9'], 'Job zone 9 does not exist: choose from 1 to 5.'],
    [['--interest'], "Unknown option '--interest'"],
  ])('refuses %j in a sentence', (args, sentence) => {
    const { stdout, stderr, status } = run(...args)
    expect(stderr.trim()).toContain(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stdout).toBe('')
    expect(status).toBe(2)
  })
})
