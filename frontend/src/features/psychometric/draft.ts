import type { Draft, DraftPut, FormId } from '@tajiconnect/contract/psychometric'
import { queryOptions } from '@tanstack/react-query'
import { call, query } from '../../services/api/endpoints.ts'
import { outbox } from '../../stores/outbox.ts'
import { useSession } from '../../stores/session.ts'
import { queryClient } from '../../utils/cache.ts'
import type { Entry } from '../../utils/db.ts'
import { entriesOf } from '../../utils/outbox-db.ts'

const PUT = 'PUT /psychometric/assessments/{id}/draft'
const DELETE = 'DELETE /psychometric/assessments/{id}/draft'

const of = (id: string) => ({ params: { id } })

/** The answers so far, from the gateway with what this phone has not yet sent on top. Another device may have gone on. */
export const draftQuery = (id: string) =>
  queryOptions({
    ...query('GET /psychometric/assessments/{id}/draft', of(id)),
    staleTime: 0,
    queryFn: async ({ signal }) => {
      const unsent = await unsentOf(id)
      const sent = await call('GET /psychometric/assessments/{id}/draft', of(id), { signal })
      return unsent.reduce(merged, sent)
    },
  })

/** As the gateway will merge them: what is named here counts, what is not stays. */
function merged(sent: Draft, { name, input }: Entry): Draft {
  if (name === DELETE) return { ...sent, form: 'full', answers: [], duration_s: 0, updated_at: null }
  const { body } = input as { body: DraftPut }
  const here = new Set(body.answers.map(({ item_id }) => item_id))
  const answers = [...sent.answers.filter(({ item_id }) => !here.has(item_id)), ...given(body)]
  return { ...sent, form: body.form ?? sent.form, answers, duration_s: Math.max(sent.duration_s, body.duration_s) }
}

/** The answers that stand; the others are taken back. */
const given = ({ answers }: DraftPut): Draft['answers'] =>
  answers.flatMap(({ item_id, value }) => (value === null ? [] : { item_id, value }))

async function unsentOf(id: string): Promise<Entry[]> {
  const user = useSession.getState().user
  const isOfDraft = ({ name, input }: Entry) =>
    (name === PUT || name === DELETE) && (input as { params: { id: string } }).params.id === id
  return user ? (await entriesOf(user.id)).filter(isOfDraft) : []
}

function held(id: string): Answered {
  const { form = 'full', answers = [], duration_s = 0 } = queryClient.getQueryData(draftQuery(id).queryKey) ?? {}
  return { form, answers, duration_s }
}

/** Keeps one more answer (or with undefined one less), and the seconds it took, beside what is held by now. */
export function saveAnswer(id: string, item_id: string, value: number | undefined, seconds: number): void {
  const { form, answers, duration_s } = held(id)
  const others = answers.filter((answer) => answer.item_id !== item_id)
  saveDraft(id, {
    form,
    answers: [...others, { item_id, value: value ?? null }],
    duration_s: Math.round((duration_s + seconds) * 10) / 10,
  })
}

/** Asks the questions of this form from now on, the answers kept. */
export const chooseForm = (id: string, form: FormId): void => saveDraft(id, { ...held(id), form })

/** Keeps the answers on this phone at once, and sends them when that is possible. */
export function saveDraft(id: string, body: DraftPut): void {
  show(id, body, new Date().toISOString())
  void outbox.add({ name: PUT, input: { ...of(id), body }, replaces: `draft:${id}` })
}

/** Forgets the answers so far, here and, in its turn, at the gateway. */
export async function startAnew(id: string): Promise<void> {
  for (const entry of await unsentOf(id)) await outbox.discard(entry.id)
  // Before anything new can be answered, so that it is sent before that.
  await outbox.add({ name: DELETE, input: of(id) })
  show(id, { form: 'full', answers: [], duration_s: 0 }, null)
}

/** The answers have been handed in: what was still to be sent of them is not. `rest` is what can be gone on with. */
export async function forgetDraft(id: string, rest?: Pick<Draft, 'answers' | 'duration_s'>): Promise<void> {
  show(id, { answers: [], duration_s: 0, ...rest, form: 'full' }, null)
  for (const entry of await unsentOf(id)) await outbox.discard(entry.id)
}

function show(id: string, body: DraftPut, updated_at: string | null) {
  const { queryKey } = draftQuery(id)
  void queryClient.cancelQueries({ queryKey })
  const { form = 'full', duration_s } = body
  queryClient.setQueryData(queryKey, { assessment_id: id, form, answers: given(body), duration_s, updated_at })
}

type Answered = Pick<Draft, 'form' | 'answers' | 'duration_s'>

/** One person's answers on their way, under the key that makes a second try the same as the first. */
export interface HandIn {
  key: string
  user_id: string
  body: Answered
}

const handInKey = (id: string) => ['me', 'hand-in', id] as const

/** What was handed in from this phone without hearing back; it outlives a reload. */
export const keptHandIn = (id: string): HandIn | null => queryClient.getQueryData<HandIn | null>(handInKey(id)) ?? null

export const keepHandIn = (id: string, handIn: HandIn | null) =>
  void queryClient.setQueryData<HandIn | null>(handInKey(id), handIn)

/** The answers ready to be handed in: where the same ones are on their way already, those. */
export function handInOf(id: string, body: Answered): HandIn {
  const kept = keptHandIn(id)
  if (kept && JSON.stringify(kept.body.answers) === JSON.stringify(body.answers)) return kept
  const handIn = { key: crypto.randomUUID(), user_id: useSession.getState().user?.id ?? '', body }
  keepHandIn(id, handIn)
  return handIn
}
