import type { StoredCourse } from '@tajiconnect/contract/courses'
import { beforeEach, describe, expect, test } from 'vitest'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

const RATIO = 'ratio-rate-percentage'

let gateway: TestGateway
let token: string
beforeEach(async () => {
  gateway = await openTestGateway()
  token = (await gateway.register()).access_token
})

const change = (id: string, to: (course: StoredCourse) => StoredCourse) =>
  gateway.store.transaction(async (tx) => {
    const course = structuredClone((await tx.get('courses', id)) as StoredCourse)
    await tx.put('courses', to(course))
  })

type Lesson = StoredCourse['modules'][number]['lessons'][number]
const changeLesson = (fields: Partial<Lesson>) =>
  change(RATIO, (course) => {
    Object.assign(course.modules[0]!.lessons[0]!, fields)
    return course
  })
const lesson = () =>
  gateway.call('GET /courses/{id}/lessons/{lesson_id}', { params: { id: RATIO, lesson_id: 'what-a-ratio-is' } }, token)
const course = (id: string) => gateway.call('GET /courses/{id}', { params: { id } }, token)

describe('a lesson', () => {
  test('comes with what is known of its sound and film', async () => {
    await changeLesson({ media: [{ kind: 'video', content_id: 'diffusion', title: 'Particles spread out' }] })
    const { media_type, bytes, duration_s, captions, transcript } = gateway.store.rows('contents').get('diffusion')!
    expect((await lesson()).media).toEqual([
      {
        kind: 'video',
        content_id: 'diffusion',
        title: 'Particles spread out',
        media_type,
        bytes,
        duration_s,
        captions,
        transcript,
      },
    ])
  })

  test('leaves out media that are gone, or something else', async () => {
    await changeLesson({
      media: [
        { kind: 'audio', content_id: 'gone', title: 'Gone' },
        { kind: 'audio', content_id: 'diffusion', title: 'A film' },
        { kind: 'video', content_id: 'one-to-four', title: 'A picture' },
      ],
    })
    expect((await lesson()).media).toEqual([])
  })

  test('comes with the size of its pictures, and without those that are gone', async () => {
    await changeLesson({
      body: '![One to four](content:one-to-four)\n![Gone](content:gone)\n![Film](content:diffusion)',
    })
    const { bytes, width, height } = gateway.store.rows('contents').get('one-to-four')!
    expect((await lesson()).blocks).toEqual([
      { kind: 'picture', content_id: 'one-to-four', alt: 'One to four', file: { bytes, width, height } },
    ])
  })
})

describe('a course', () => {
  const sw = { id: `${RATIO}-sw`, language: 'sw' }

  test('names its translations, and they name it and each other', async () => {
    const another = { ...gateway.store.rows('courses').get(sw.id)!, id: 'ratios-again', title: 'Ratios again' }
    await gateway.store.transaction((tx) => tx.put('courses', another))
    const ids = async (id: string) => (await course(id)).translations.map((one) => one.id).toSorted()
    expect(await ids(RATIO)).toEqual([sw.id, 'ratios-again'])
    expect(await ids(sw.id)).toEqual([RATIO, 'ratios-again'])
    expect((await course(RATIO)).translations).toContainEqual(expect.objectContaining(sw))
  })

  test('names no translation that is not published', async () => {
    await change(sw.id, (one) => ({ ...one, status: 'draft' }))
    expect((await course(RATIO)).translations).toEqual([])
  })

  test('says nothing of how it is kept', async () => {
    await changeLesson({ media: [{ kind: 'video', content_id: 'diffusion', title: 'A film' }] })
    const { modules, ...head } = await course(RATIO)
    expect(head).not.toHaveProperty('status')
    expect(head).not.toHaveProperty('skills')
    expect(modules[0]?.lessons[0]).not.toHaveProperty('body')
    expect(modules[0]?.lessons[0]).not.toHaveProperty('media')
  })
})
