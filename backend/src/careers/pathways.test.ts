import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
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
  const words = () => new Set(pathways.careers.flatMap(({ ways_in }) => ways_in.map(({ entry }) => entry)))

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
        ways_in.filter(({ route }) => route === 'university').map(({ name }) => name),
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

  test('each file says where it is from and of when', () => {
    for (const file of ['education', 'rules', 'cut-offs', 'entry-requirements', 'degree-courses']) {
      const text = readFileSync(new URL(`../../data/kenya/${file}.json`, import.meta.url), 'utf8')
      expect(text).toMatch(/"(as_of|year|years)":/)
      expect(text).toContain('"notice":')
    }
    expect(pathways.kcse.sources.every(({ year, where }) => year !== '' && where.length > 0)).toBe(true)
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
