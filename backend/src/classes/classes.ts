import type { OwnClass, SchoolClass } from '@tajiconnect/contract/authoring'
import type { User } from '@tajiconnect/contract/users'
import type { Records } from '../collections.ts'
import { notFound } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'

type Class = Readonly<Records['classes']>

export const memberId = (user_id: string, class_id: string) => `${user_id}:${class_id}`

/** A class of this course that the person teaches; an admin gets anybody's. Throws 404. */
export async function taughtClass(
  tx: Reader,
  user: Pick<User, 'id' | 'role'>,
  course_id: string,
  class_id: string,
): Promise<Class> {
  const found = await tx.get('classes', class_id)
  if (found?.course_id !== course_id || (user.role !== 'admin' && found.user_id !== user.id))
    throw notFound('There is no such class of yours.')
  return found
}

export interface ClassMember {
  user_id: string
  /** What they like to be called. */
  name: string
}

/** Who is in a class, in the order in which they joined. */
export async function membersOf(tx: Reader, class_id: string): Promise<ClassMember[]> {
  const members: ClassMember[] = []
  for (const { user_id } of await tx.find('classMembers', 'class_id', class_id)) {
    const told = await tx.get('onboarding', user_id)
    const account = await tx.get('users', user_id)
    if (account) members.push({ user_id, name: told?.preferred_name ?? account.name })
  }
  return members
}

export async function classView(tx: Reader, { user_id: _teacher, ...row }: Class): Promise<SchoolClass> {
  return {
    ...row,
    course_title: await titleOf(tx, row.course_id),
    learners: (await tx.find('classMembers', 'class_id', row.id)).length,
  }
}

/** A class as its learners see it. */
export async function ownClassView(tx: Reader, { id, name, user_id, course_id }: Class): Promise<OwnClass> {
  const teacher = (await tx.get('users', user_id))?.name ?? ''
  return { id, name, teacher, course_id, course_title: await titleOf(tx, course_id) }
}

const titleOf = async (tx: Reader, course_id: string) => (await tx.get('courses', course_id))?.title ?? ''
