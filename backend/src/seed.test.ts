import { readFileSync } from 'node:fs'
import { CareerPath } from '@tajiconnect/contract/careers'
import { levelOf, levelWords } from '@tajiconnect/contract/course-words'
import { Item, StoredCourse } from '@tajiconnect/contract/courses'
import { LETTERS } from '@tajiconnect/contract/letters'
import { Assessment } from '@tajiconnect/contract/psychometric'
import { SUBJECT_IDS } from '@tajiconnect/contract/onboarding-options'
import { Onboarding } from '@tajiconnect/contract/onboarding'
import { User } from '@tajiconnect/contract/users'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { courseFaults } from './authoring/faults.ts'
import { itemFaults } from './authoring/item-faults.ts'
import { circleFrom } from './authoring/prerequisites.ts'
import { collectionNames, type Records } from './collections.ts'

type Seed = { [C in keyof Records]: Records[C][] }
const read = <T>(path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T
const seed = read<Seed>('../db.json')
const occupations = read<{ occupations: { id: string }[] }>('../data/occupations.json').occupations
/** Subjects that junior school, which ends with Grade 9, does not have as such. */
const SENIOR = new Set(['biology', 'chemistry', 'physics', 'business-studies', 'geography'])
const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)

test('holds every collection, and each id once', () => {
  expect(Object.keys(seed).toSorted()).toEqual([...collectionNames].toSorted())
  for (const name of collectionNames) expect(new Set(ids(seed[name])).size, name).toBe(seed[name].length)
})

test.each<[keyof Records, z.ZodMiniType]>([
  ['users', User],
  ['courses', StoredCourse],
  ['careerPaths', CareerPath],
  ['assessments', Assessment],
  ['items', Item],
  ['onboarding', Onboarding],
])('%s are as the contract has them', (name, schema) => {
  for (const row of seed[name]) expect(z.safeParse(schema, row).error?.issues ?? [], row.id).toEqual([])
})

test('passwords are argon2id with 19 MiB and two passes', () => {
  for (const { password_hash } of seed.credentials)
    expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

describe('careers', () => {
  test('at least 120 are written for Kenya, each a known occupation', () => {
    expect(seed.careerPaths.length).toBeGreaterThanOrEqual(120)
    expect(occupations).toHaveLength(923)
    const known = new Set(ids(occupations))
    expect(ids(seed.careerPaths).filter((id) => !known.has(id))).toEqual([])
  })

  test('both languages everywhere, and no exclamation', () => {
    for (const { id, title, description, day, next } of seed.careerPaths)
      for (const text of [title, description, day, next])
        for (const words of [text.en, text.sw]) {
          expect(words.trim(), id).not.toBe('')
          expect(words, id).not.toContain('!')
        }
  })

  test('clusters and subjects are known', () => {
    const clusters = new Set(ids(seed.clusters))
    for (const { id, cluster } of seed.careerPaths)
      expect(cluster === null || clusters.has(String(cluster)), id).toBe(true)
    expect(ids(seed.subjects).toSorted()).toEqual([...SUBJECT_IDS, 'life-skills'].toSorted())
  })
})

describe('courses', () => {
  const skills = new Map(seed.skills.map((skill) => [skill.id, skill]))
  const itemsOf = (course_id: string) => seed.items.filter((item) => item.course_id === course_id)

  test.each(seed.courses.map((course) => [course.id, course] as const))(
    '%s: four lessons, 24 items, and nothing that keeps it from being shown',
    (_, course) => {
      const items = itemsOf(course.id)
      const types = new Map(seed.contents.map(({ id, media_type }) => [id, media_type]))
      const around = {
        subjects: new Set(ids(seed.subjects)),
        skills,
        earlier: new Set(ids(items)),
        isTaken: () => false,
        fileOf: (id: string) => types.get(id),
      }
      expect(courseFaults({ ...course, items, skills: [] }, around)).toEqual([])
      const lessons = course.modules.flatMap((module) => module.lessons)
      expect(lessons.length).toBeGreaterThanOrEqual(4)
      // Said by one rule in both languages, of classes there still are.
      expect(levelWords(course).en).toMatch(/^Grade \d/)
      expect(course.level).toBe(levelOf(course))
      if (SENIOR.has(course.subject_id)) expect(course.years?.from).toBeGreaterThanOrEqual(10)
      expect(course.quizzes.map(({ lesson_id }) => lesson_id)).toEqual(ids(lessons))
      expect(course.quizzes.flatMap(({ item_ids }) => item_ids).length).toBeGreaterThanOrEqual(24)
      expect(course.skills.toSorted()).toEqual([...new Set(items.map(({ skill_id }) => skill_id))].toSorted())
      for (const lesson of lessons) expect(lesson.body.split(/\s+/).length, lesson.id).toBeGreaterThanOrEqual(350)
    },
  )

  test.each(seed.items.map((item) => [item.id, item] as const))('%s can be asked, and tells why', (_, item) => {
    expect(itemFaults(item)).toEqual([])
    expect(ids(seed.courses)).toContain(item.course_id)
    if (item.type === 'number') expect(item.working?.trim()).toBeTruthy()
    if (item.type === 'choice' || item.type === 'choices')
      for (const option of item.options) expect(option.feedback?.trim(), option.id).toBeTruthy()
  })

  test.each(seed.skills.map((skill) => [skill.id, skill] as const))(
    '%s is taught, and rests on no circle',
    (id, skill) => {
      expect(seed.courses.flatMap((course) => course.skills)).toContain(id)
      expect(skill.prerequisites.filter((before) => !skills.has(before))).toEqual([])
      expect(circleFrom(id, skills)).toBeNull()
    },
  )
})

test('the interests have 48 items, eight a letter, each said once in each language', () => {
  const { items, forms } = assessmentOf('interests', 'rating')
  const short = items.filter(({ id }) => forms[1]?.item_ids.includes(id))
  for (const letter of LETTERS) {
    expect(items.filter(({ scale }) => scale === letter)).toHaveLength(8)
    expect(short.filter(({ scale }) => scale === letter)).toHaveLength(5)
  }
  // The first five rounds of the six letters, so that the rest simply follows.
  expect(forms[1]?.item_ids).toEqual(ids(items).slice(0, 30))
  for (const locale of ['en', 'sw'] as const) expect(new Set(items.map(({ text }) => text[locale])).size).toBe(48)
})

test('personality has four items a trait, two of them reversed, never two of a trait in a row', () => {
  const { items, scales } = assessmentOf('personality', 'rating')
  expect(items).toHaveLength(20)
  for (const { code, ends } of scales) {
    const own = items.filter(({ scale }) => scale === code)
    expect([own.length, own.filter(({ reversed }) => reversed).length, ends !== undefined]).toEqual([4, 2, true])
  }
  for (const [at, { scale }] of items.entries()) expect(scale).not.toBe(items[at + 1]?.scale)
})

test('values have every pair once, sides in balance, none twice in a row', () => {
  const { items, scales } = assessmentOf('values', 'choice')
  const pairs = items.map(({ options }) => options.map(({ scale }) => scale))
  expect(new Set(pairs.map((pair) => pair.toSorted().join())).size).toBe(15)
  for (const { code } of scales) {
    expect(pairs.filter((pair) => pair.includes(code))).toHaveLength(5)
    expect([2, 3]).toContain(pairs.filter(([first]) => first === code).length)
  }
  for (const [at, pair] of pairs.entries()) for (const code of pairs[at + 1] ?? []) expect(pair).not.toContain(code)
})

test.each(seed.assessments.map((assessment) => [assessment.id, assessment] as const))(
  '%s: the whole form asks everything, and both languages say it without an exclamation',
  (_, { items, forms, scales, ...head }) => {
    expect(forms[0]).toMatchObject({ id: 'full', item_ids: ids(items) })
    for (const words of JSON.stringify([head, items, scales]).matchAll(/"(en|sw)":"([^"]*)"/g)) {
      expect(words[2]?.trim()).not.toBe('')
      expect(words[2]).not.toContain('!')
    }
  },
)

function assessmentOf<K extends Assessment['kind']>(id: string, kind: K) {
  const found = seed.assessments.find((each) => each.id === id && each.kind === kind)
  if (!found) throw new Error(`No ${kind} questionnaire ${id}`)
  return found as Extract<Assessment, { kind: K }>
}
