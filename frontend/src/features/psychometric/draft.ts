import type { Draft, DraftPut } from '@tajiconnect/contract/psychometric'
import { queryOptions } from '@tanstack/react-query'
import { interests } from '../../parts/interests.ts'
import { call, query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { useSession } from '../../stores/session.ts'
import { queryClient } from '../../utils/cache.ts'
import type { Entry } from '../../utils/db.ts'
import { entriesOf } from '../../utils/outbox-db.ts'

const REPLACES = `draft:${interests.params.id}`

const gatewayDraft = query('GET /psychometric/assessments/{id}/draft', interests)

/** The answers so far, from the gateway with what this phone has not yet sent on top. Another device may have gone on. */
export const draftQuery = queryOptions({
  ...gatewayDraft,
  staleTime: 0,
  queryFn: async ({ signal }) => {
    const unsent = (await unsentDrafts()).at(-1)
    const sent = await call('GET /psychometric/assessments/{id}/draft', interests, { signal })
    return unsent ? merged(sent, unsent) : sent
  },
})

/** As the gateway will merge them: what is named here counts, what is not stays. */
function merged(sent: Draft, { input }: Entry): Draft {
  const { body } = input as { body: DraftPut }
  const here = new Set(body.answers.map(({ item_id }) => item_id))
  const answers = [...sent.answers.filter(({ item_id }) => !here.has(item_id)), ...given(body)]
  return { ...sent, answers, duration_s: Math.max(sent.duration_s, body.duration_s) }
}

/** The answers that stand; the others are taken back. */
const given = ({ answers }: DraftPut): Draft['answers'] =>
  answers.flatMap(({ item_id, value }) => (value === null ? [] : { item_id, value }))

async function unsentDrafts(): Promise<Entry[]> {
  const user = useSession.getState().user
  return user ? (await entriesOf(user.id)).filter(({ replaces }) => replaces === REPLACES) : []
}

/** Keeps one more answer (or with undefined one less), and the seconds it took, beside what is held by now. */
export function saveAnswer(item_id: string, value: number | undefined, seconds: number): void {
  const { answers = [], duration_s = 0 } = queryClient.getQueryData(draftQuery.queryKey) ?? {}
  const others = answers.filter((answer) => answer.item_id !== item_id)
  saveDraft({
    answers: [...others, { item_id, value: value ?? null }],
    duration_s: Math.round((duration_s + seconds) * 10) / 10,
  })
}

/** Keeps the answers on this phone at once, and sends them when that is possible. */
export function saveDraft(body: DraftPut): void {
  show(body, new Date().toISOString())
  void outbox.add({
    name: 'PUT /psychometric/assessments/{id}/draft',
    input: { ...interests, body },
    replaces: REPLACES,
  })
}

/** The answers have been handed in: what was still to be sent of them is not. */
export async function forgetDraft(): Promise<void> {
  show({ answers: [], duration_s: 0 }, null)
  for (const { id } of await unsentDrafts()) await outbox.discard(id)
}

function show(body: DraftPut, updated_at: string | null) {
  const { queryKey } = draftQuery
  void queryClient.cancelQueries({ queryKey })
  const { duration_s } = body
  queryClient.setQueryData(queryKey, {
    assessment_id: interests.params.id,
    answers: given(body),
    duration_s,
    updated_at,
  })
}

type Answered = Pick<Draft, 'answers' | 'duration_s'>

/** One person's answers on their way, under the key that makes a second try the same as the first. */
export interface HandIn {
  key: string
  user_id: string
  body: Answered
}

const HAND_IN_KEY = ['me', 'interests hand-in'] as const

/** What was handed in from this phone without hearing back; it outlives a reload. */
export const keptHandIn = (): HandIn | null => queryClient.getQueryData<HandIn | null>(HAND_IN_KEY) ?? null

export const keepHandIn = (handIn: HandIn | null) => void queryClient.setQueryData<HandIn | null>(HAND_IN_KEY, handIn)

/** The answers ready to be handed in: where the same ones are on their way already, those. */
export function handInOf(body: Answered): HandIn {
  const kept = keptHandIn()
  if (kept && JSON.stringify(kept.body.answers) === JSON.stringify(body.answers)) return kept
  const handIn = { key: crypto.randomUUID(), user_id: useSession.getState().user?.id ?? '', body }
  keepHandIn(handIn)
  return handIn
}
