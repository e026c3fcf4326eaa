import { limitsIn } from '@tajiconnect/contract/career-limits'
import type { GuidanceRequest, guidanceEndpoints } from '@tajiconnect/contract/guidance'
import type { Prepared } from '../../career-algorithm.ts'
import { careerSummary } from '../careers/catalogue.ts'
import { latestRecommendations } from '../careers/routes.ts'
import type { Records } from '../collections.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { notFound, ProblemError } from '../gateway/problem-error.ts'
import { pageOf } from '../page.ts'
import type { Reader } from '../transaction.ts'
import { accountOf } from '../users/account.ts'
import { answeredMail } from './mails.ts'

/** Of the learner's list, those that an unsure one shows first. */
const SHOWN = 3

type Row = Readonly<Records['guidance']>

/** A question goes to those who work here and to nobody else, so no guardian is asked before. */
export const guidanceHandlers: HandlersOf<typeof guidanceEndpoints> = {
  'GET /ai/guidance-requests': ({ query, user, store, services }) =>
    store.read(async (tx) => {
      const own = (await tx.find('guidance', 'user_id', user.id)).toReversed()
      return viewed(tx, services.careers, pageOf(own, query))
    }),

  'POST /ai/guidance-requests': ({ body, user, store, services }) =>
    store.transaction(async (tx) => {
      const own = await tx.find('guidance', 'user_id', user.id)
      if (own.some(({ status }) => status === 'open')) throw new ProblemError('already_asked')
      services.limits.question(user.id)
      const list = await latestRecommendations(tx, user.id)
      const row: Row = {
        id: crypto.randomUUID(),
        user_id: user.id,
        status: 'open',
        question: body.question,
        career_ids: list?.career_ids.slice(0, SHOWN) ?? [],
        confidence: list?.confidence ?? null,
        limited: limitsIn(list?.constraints ?? {}).length > 0,
        created_at: services.clock().toISOString(),
        answer: null,
      }
      await tx.put('guidance', row)
      return guidanceView(tx, services.careers, row)
    }),

  'POST /ai/guidance-requests/{id}/withdrawal': ({ params, user, store, services }) =>
    store.transaction(async (tx) => {
      const row = await tx.get('guidance', params.id)
      if (row?.user_id !== user.id) throw notFound('There is no such question of yours.')
      if (row.status === 'answered') throw closed(row)
      const taken: Row = { ...row, status: 'withdrawn' }
      if (row.status === 'open') await tx.put('guidance', taken)
      return guidanceView(tx, services.careers, taken)
    }),

  'GET /ai/guidance-requests/open': ({ query, store, services }) =>
    store.read(async (tx) => viewed(tx, services.careers, pageOf(await tx.find('guidance', 'status', 'open'), query))),

  'POST /ai/guidance-requests/{id}/answer': async ({ params, body, user, store, services }) => {
    const { view, told } = await store.transaction(async (tx) => {
      const row = await tx.get('guidance', params.id)
      if (!row) throw notFound('There is no such question.')
      // The same words again: the reply to them was lost on its way.
      if (row.answer?.by_id === user.id && row.answer.text === body.text)
        return { view: await guidanceView(tx, services.careers, row), told: null }
      if (row.status !== 'open') throw closed(row)
      const at = services.clock().toISOString()
      const answer = { text: body.text, by_id: user.id, by: firstName(user.name), at }
      const answered: Row = { ...row, status: 'answered', answer }
      await tx.put('guidance', answered)
      return { view: await guidanceView(tx, services.careers, answered), told: await accountOf(tx, row.user_id) }
    })
    if (told) {
      services.notify(told.id, 'notification', { about: 'guidance' })
      services.mail(answeredMail(told, services.appUrl))
    }
    return view
  },
}

const closed = ({ answer }: Row) =>
  new ProblemError('question_closed', {
    detail: answer ? `${answer.by} has answered this question.` : 'The learner has taken this question back.',
  })

/** The kept row with what the catalogue says of its careers, and of the learner the name they go by alone. */
export async function guidanceView(tx: Reader, careers: Prepared, row: Row): Promise<GuidanceRequest> {
  const told = await tx.get('onboarding', row.user_id)
  return {
    ...row,
    limited: row.limited ?? false,
    careers: await Promise.all(row.career_ids.map((id) => careerSummary(tx, careers, id))),
    asked_by: told?.preferred_name ?? firstName((await accountOf(tx, row.user_id)).name),
  }
}

const viewed = async <Page extends { items: Row[] }>(tx: Reader, careers: Prepared, page: Page) => ({
  ...page,
  items: await Promise.all(page.items.map((row) => guidanceView(tx, careers, row))),
})

const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? ''
