import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { COUNTIES } from '@tajiconnect/contract/counties'
import type { Pathways } from '@tajiconnect/contract/pathways'
import { beforeAll, describe, expect, test } from 'vitest'
import { readKenyaData } from '../host/kenya-data.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { leastMean, subjectRules } from './entry-words.ts'

let gateway: TestGateway
let token: string
let pathways: Pathways
beforeAll(async () => {
  gateway = await openTestGateway()
  token = (await gateway.signIn('learner@tajiconnect.test')).access_token
  pathways = await gateway.call('GET /ai/pathways', {}, token)
})

describe('entry words', () => {
  const words = () => new Set(pathways.careers.flatMap(({ ways_in }) => ways_in.map(({ entry }) => entry.en)))

  test.each([
    ['KCSE mean C+, with C in Mathematics', 'C+'],
    ['KCSE mean D (plain); artisan courses take learners with lower grades', 'D'],
    ['Usually KCSE C− or D+, with Biology and English or Kiswahili', 'D+'],
    ['KCSE C (plain) to C+, with Mathematics, Physics and English', 'C'],
    ['KCSE mean C− for a diploma, D plain for a certificate', 'D'],
    ['KCSE D− or below', 'any'],
    ['No KCSE grade needed', 'any'],
    ['Age 18 or more; able to read road signs; no KCSE needed', 'any'],
    ['Set by each faith; some ask for no grade, some ask for a degree', null],
    ['KCSE certificate; check the grade asked for that intake', null],
    ['A strong first degree in physics or mathematics', null],
  ])('%s: %s', (text, least) => expect(leastMean(text)).toBe(least))

  test('give the subjects they ask for, and no others', () => {
    expect(subjectRules('KCSE mean C+, with C+ in Biology and C in Mathematics and Chemistry (2022 list)')).toEqual([
      { any: ['biology'], grade: 'C+' },
      { any: ['mathematics'], grade: 'C' },
      { any: ['chemistry'], grade: 'C' },
    ])
    expect(subjectRules('KCSE mean C+, with B plain in English or Kiswahili')).toEqual([
      { any: ['english', 'kiswahili'], grade: 'B' },
    ])
    expect(subjectRules('KCSE mean C−, with Biology and Chemistry or Agriculture; check each intake')).toEqual([
      { any: ['biology'], grade: null },
      { any: ['chemistry', 'agriculture'], grade: null },
    ])
    for (const vague of ['KCSE mean C+', 'KCSE C+, with C+ in Mathematics and Physics for Computer Science'])
      expect(subjectRules(vague)).toEqual([])
  })

  test('every value read from them stands in them', () => {
    for (const text of words()) {
      const plain = text.replaceAll('−', '-')
      const least = leastMean(text)
      if (least === 'any') expect(text).toMatch(/\bno\b|any|or below/i)
      else if (least) expect(plain).toMatch(new RegExp(`(^|\\W)${least.replace('+', '\\+')}(?![+\\w-])`))
      for (const { any, grade } of subjectRules(text)) {
        for (const id of any) expect(plain.toLowerCase()).toContain(id.replaceAll('-', ' '))
        if (grade) expect(plain).toContain(`${grade} `)
      }
    }
  })

  test('name the same grades and years in both languages', () => {
    const figures = (text: string) =>
      Array.from(text.matchAll(/(?<![\w'’])(?:[A-D][+−]?|E|\d+)(?![\w'’]| strong)/g), ([found]) => found).toSorted()
    for (const { entry } of pathways.careers.flatMap(({ ways_in }) => ways_in))
      expect(new Set(figures(entry.sw)), entry.en).toEqual(new Set(figures(entry.en)))
  })

  test('most of them say what they ask for', () => {
    const ways = pathways.careers.flatMap(({ ways_in }) => ways_in)
    expect(ways.filter(({ least }) => least === null).length / ways.length).toBeLessThan(0.05)
  })
})

describe('the data', () => {
  const data = readKenyaData()

  test('every course group that a way leads through has cut-offs and a cluster', () => {
    const known = new Set(data.cutOffs.courses.map(({ name }) => name))
    const clustered = new Set(Object.values(data.degreeCourses.clusters).flat())
    const named = [...clustered, ...Object.values(data.degreeCourses.ways).flat()]
    expect(named.filter((name) => !known.has(name) || !clustered.has(name))).toEqual([])
  })

  test('every way into a university has its place in the map, if only to say that there are no figures', () => {
    const ways = new Set(
      pathways.careers.flatMap(({ ways_in }) =>
        ways_in.filter(({ route }) => route === 'university').map(({ name }) => name.en),
      ),
    )
    expect([...ways].filter((name) => !(name in data.degreeCourses.ways))).toEqual([])
    expect(Object.keys(data.degreeCourses.ways).filter((name) => !ways.has(name))).toEqual([])
  })

  test('the cluster of a course group is the one whose first choices the list of 2022 prints', () => {
    const asked = new Map(data.requirements.courses.map(({ name, cluster }) => [name, cluster]))
    for (const [number, names] of Object.entries(data.degreeCourses.clusters)) {
      const slots = pathways.kcse.clusters.find((each) => each.number === Number(number))!.slots
      for (const name of names)
        for (const [at, subject] of (asked.get(name) ?? []).entries())
          expect(slots[at], `${name} in cluster ${number}`).toContain(subject)
    }
  })

  test('every degree has its group of fees, or those it may be in', () => {
    const groups = new Map(data.fees.degree_groups.map((group) => [group.id, group]))
    expect(Object.keys(data.fees.degrees)).toEqual(Object.keys(data.degreeCourses.ways))
    for (const [name, ids] of Object.entries(data.fees.degrees)) expect(ids.length, name).toBeGreaterThan(0)
    for (const id of Object.values(data.fees.degrees).flat()) expect(groups.has(id), id).toBe(true)
    const used = new Set(Object.values(data.fees.degrees).flat())
    for (const { id, least, most } of groups.values()) {
      expect(used.has(id), id).toBe(true)
      expect(least).toBeGreaterThan(0)
      expect(most).toBeGreaterThan(least)
    }
  })

  test('the one fee of colleges holds for no course of less than a year, and its exceptions are ways in', () => {
    const ways = pathways.careers.flatMap(({ ways_in }) => ways_in).filter(({ route }) => route === 'tvet')
    const { except } = data.fees.tvet
    expect(except.filter((name) => !ways.some((way) => way.name.en === name))).toEqual([])
    expect(ways.filter(({ name, years }) => years < 1 && !except.includes(name.en))).toEqual([])
  })

  test('every university has its county, or is known to have none told', () => {
    const { counties } = data.universities
    expect(Object.keys(counties)).toEqual(data.cutOffs.universities)
    expect(
      Object.values(counties)
        .flat()
        .filter((county) => !COUNTIES.includes(county)),
    ).toEqual([])
    expect(Object.keys(counties).filter((name) => counties[name]!.length === 0)).toEqual([
      'KENYA ASSEMBLIES OF GOD EAST UNIVERSITY',
      'RAF INTERNATIONAL UNIVERSITY',
    ])
  })

  test('a course names universities where the latest years have cut-offs, and only there', () => {
    const { courses, universities } = data.cutOffs
    for (const course of courses) {
      expect(course.universities.length > 0, course.name).toBe(course.lowest !== null)
      expect(course.universities).toEqual([...new Set(course.universities)].toSorted((a, b) => a - b))
      for (const at of course.universities) expect(universities[at]).toBeDefined()
    }
    const dentistry = courses.find(({ name }) => name === 'BACHELOR OF DENTAL SURGERY')
    expect(dentistry?.universities.map((at) => universities[at])).toEqual(['MOI UNIVERSITY', 'UNIVERSITY OF NAIROBI'])
  })

  test('each file says where it is from and of when', () => {
    for (const file of [
      'education',
      'rules',
      'cut-offs',
      'entry-requirements',
      'degree-courses',
      'fees',
      'universities',
    ]) {
      const text = readFileSync(new URL(`../../data/kenya/${file}.json`, import.meta.url), 'utf8')
      expect(text).toMatch(/"(as_of|year|years)":/)
      expect(text).toContain('"notice":')
    }
    for (const source of [...data.fees.sources, ...data.universities.sources])
      expect(pathways.kcse.sources).toContainEqual(source)
    expect(
      pathways.kcse.sources.filter(
        (source) => source.year === '' || [...source.where, ...(source.described ?? [])].length === 0,
      ),
    ).toEqual([])
    const sources = [...pathways.kcse.sources, ...pathways.cbe.sources]
    const words = sources.flatMap(({ about, described = [] }) => [about, ...described])
    expect(words.filter(({ en, sw }) => en === sw)).toEqual([])
    // A tab of the last build shows `what` and joins `where`, both as strings: neither may become something else.
    expect(
      sources.filter((source) => 'what' in source || source.where.some((place) => typeof place !== 'string')),
    ).toEqual([])
    // An address holds no spaces and a name no small words; what else is said of a place is said in both languages.
    const plain = sources.flatMap(({ where }) => where)
    expect(plain.filter((place) => /\b(?:of|the|by|quoting|which)\b/.test(place.replace(/\S*\.\S*/, '')))).toEqual([])
  })
})

describe('GET /ai/pathways', () => {
  test('gives the whole document, small enough to keep, and nothing where it is held already', async () => {
    const response = await gateway.send('GET /ai/pathways', { token })
    expect(response.status).toBe(200)
    expect(gzipSync(await response.text()).length).toBeLessThan(60_000)
    const etag = response.headers.get('ETag') ?? ''
    const again = await gateway.send('GET /ai/pathways', { token, headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  test('is for whoever is signed in', async () => {
    expect((await gateway.send('GET /ai/pathways')).status).toBe(401)
  })
})
