import type { adminEndpoints } from '@tajiconnect/contract/admin'
import type { AuditNote } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound, ProblemError } from '../gateway/problem-error.ts'
import { pageOf } from '../page.ts'
import type { Reader } from '../transaction.ts'
import { checkBorn } from '../users/born.ts'
import { changeAccount } from './change.ts'
import { overviewOf } from './overview.ts'
import { personView, searchPeople } from './people.ts'

export const adminHandlers: HandlersOf<typeof adminEndpoints> = {
  'GET /admin/users': ({ query, store }) =>
    store.read(async (tx) => {
      const page = pageOf(searchPeople(await tx.all('users'), query), query)
      return { ...page, items: await Promise.all(page.items.map((user) => personView(tx, user))) }
    }),

  'GET /admin/users/{id}': ({ params, store }) =>
    store.read(async (tx) => {
      const user = await tx.get('users', params.id)
      if (!user) throw notFound('There is no such account.')
      return personView(tx, user)
    }),

  'PATCH /admin/users/{id}': async ({ params, body, user, store, services }) => {
    const now = services.clock()
    if (params.id === user.id) throw new ProblemError('own_account')
    if (body.born !== undefined) checkBorn(body.born, now)
    const order = { actor_id: user.id, user_id: params.id, change: body }
    return store.transaction(async (tx) => personView(tx, await changeAccount(tx, order, now)))
  },

  'GET /admin/overview': ({ store, services }) => store.read((tx) => overviewOf(tx, services.clock())),

  'GET /admin/audit': ({ query, store }) =>
    store.read(async (tx) => {
      const { user_id, event } = query
      const notes = user_id === undefined ? await tx.all('audit') : await tx.find('audit', 'user_id', user_id)
      const found = notes.filter((note) => !event || note.event === event).toReversed()
      const page = pageOf(found.toSorted(newestFirst), query)
      return { ...page, items: await Promise.all(page.items.map((note) => recordOf(tx, note))) }
    }),
}

/** Of the same moment, the one that was kept last stays first. */
const newestFirst = (a: AuditNote, b: AuditNote) => Number(a.at < b.at) - Number(a.at > b.at)

const recordOf = async (tx: Reader, { user_id, actor_id, ...note }: AuditNote) => ({
  ...note,
  user: (await tx.get('users', user_id)) ?? null,
  actor: (actor_id && (await tx.get('users', actor_id))) || null,
})
