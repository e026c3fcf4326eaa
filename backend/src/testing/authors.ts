import type { Session } from '@tajiconnect/contract/auth'
import type { User } from '@tajiconnect/contract/users'
import type { TestGateway } from './gateway.ts'

/** A new account, with another role than a learner's. */
export async function registerAs(gateway: TestGateway, role: User['role']): Promise<Session> {
  const session = await gateway.register()
  const user = { ...session.user, role }
  await gateway.store.transaction((tx) => tx.put('users', user))
  return { ...session, user }
}

/** A course that is published, with one lesson that says this. */
export async function publish(gateway: TestGateway, body: string, change: object = {}): Promise<string> {
  const [course] = gateway.store.rows('courses').values()
  if (!course) throw new Error('The seed has no course')
  const [module] = course.modules
  const [lesson] = module?.lessons ?? []
  if (!module || !lesson) throw new Error('The first course has no lesson')
  const id = crypto.randomUUID()
  const modules = [{ ...module, lessons: [{ ...lesson, body, ...change }] }]
  await gateway.store.transaction((tx) => tx.put('courses', { ...course, id, status: 'published', modules }))
  return id
}
