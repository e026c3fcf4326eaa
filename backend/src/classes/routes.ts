import type { authoringEndpoints, OwnClass } from '@tajiconnect/contract/authoring'
import { enrol, enrolmentView } from '../courses/enrolments.ts'
import { publishedCourse } from '../courses/versions.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound } from '../gateway/problem-error.ts'
import { classView, memberId, ownClassView, taughtClass } from './classes.ts'
import { newCode, readCode } from './codes.ts'

type Names = Extract<keyof typeof authoringEndpoints, `${string}classes${string}`>

export const classHandlers: Pick<HandlersOf<typeof authoringEndpoints>, Names> = {
  'GET /courses/{id}/classes': ({ params, user, store }) =>
    store.read(async (tx) => {
      const { id } = await publishedCourse(tx, params.id)
      const classes = (await tx.find('classes', 'course_id', id)).filter(
        ({ user_id }) => user.role === 'admin' || user_id === user.id,
      )
      return { items: await Promise.all(classes.toReversed().map((row) => classView(tx, row))) }
    }),

  'POST /courses/{id}/classes': ({ params, body, user, store, services }) =>
    store.transaction(async (tx) => {
      const course = await publishedCourse(tx, params.id)
      const row = {
        id: crypto.randomUUID(),
        user_id: user.id,
        course_id: course.id,
        name: body.name,
        code: await newCode(tx),
        created_at: services.clock().toISOString(),
      }
      await tx.put('classes', row)
      return classView(tx, row)
    }),

  'DELETE /courses/{id}/classes/{class_id}': ({ params, user, store }) =>
    store.transaction(async (tx) => {
      const { id } = await taughtClass(tx, user, params.id, params.class_id)
      for (const member of await tx.find('classMembers', 'class_id', id)) await tx.delete('classMembers', member.id)
      await tx.delete('classes', id)
      return undefined
    }),

  'GET /courses/classes/taught': ({ user, store }) =>
    store.read(async (tx) => {
      const classes = await tx.find('classes', 'user_id', user.id)
      return { items: await Promise.all(classes.toReversed().map((row) => classView(tx, row))) }
    }),

  'GET /courses/classes': ({ user, store }) =>
    store.read(async (tx) => {
      const items: OwnClass[] = []
      for (const { class_id } of (await tx.find('classMembers', 'user_id', user.id)).toReversed()) {
        const row = await tx.get('classes', class_id)
        if (row) items.push(await ownClassView(tx, row))
      }
      return { items }
    }),

  'POST /courses/classes/members': ({ body, user, store, services }) =>
    store.transaction(async (tx) => {
      services.limits.classCode(user.id)
      const [row] = await tx.find('classes', 'code', readCode(body.code))
      if (!row) throw notFound('No class has this code. Check its six letters and figures with your teacher.')
      const course = await publishedCourse(tx, row.course_id)
      const id = memberId(user.id, row.id)
      if (!(await tx.get('classMembers', id))) {
        const created_at = services.clock().toISOString()
        await tx.put('classMembers', { id, user_id: user.id, class_id: row.id, created_at })
      }
      const enrolment = await enrol(tx, user.id, course, services)
      return { class: await ownClassView(tx, row), enrolment: await enrolmentView(tx, course, enrolment) }
    }),

  'DELETE /courses/classes/{class_id}/members': ({ params, user, store }) =>
    store.transaction(async (tx) => {
      const id = memberId(user.id, params.class_id)
      if (!(await tx.get('classMembers', id))) throw notFound('You are in no such class.')
      await tx.delete('classMembers', id)
      return undefined
    }),
}
