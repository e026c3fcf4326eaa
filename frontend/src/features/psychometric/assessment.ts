import { lettered } from '@tajiconnect/contract/letters'
import type { Assessment, ChoiceItem, FormId, RatingItem, Result } from '@tajiconnect/contract/psychometric'
import { useParams } from 'react-router-dom'
import type { MessageId } from '../../i18n/messages.ts'
import { interests } from '../../parts/interests.ts'
import { paths } from '../../paths.ts'
import { query } from '../../services/api/endpoints.ts'

/** The questionnaire that the address speaks of; interests have an address of their own. */
export const useAssessmentId = (): string => useParams().id ?? interests.params.id

export const assessmentQuery = (id: string) => query('GET /psychometric/assessments/{id}', { params: { id } })

export const resultsQuery = query('GET /psychometric/results')

export const resultsOf = (results: readonly Result[], id: string) =>
  results.filter(({ assessment_id }) => assessment_id === id)

/** The items of a form in the order in which it asks them. */
export function itemsOf({ forms, items }: Assessment, form: FormId): (RatingItem | ChoiceItem)[] {
  const byId = new Map<string, RatingItem | ChoiceItem>(items.map((item) => [item.id, item]))
  return forms.find(({ id }) => id === form)?.item_ids.flatMap((id) => byId.get(id) ?? []) ?? []
}

/** The picture that shows a result: six petals, five tracks between two ends, or rungs of a ladder. */
export function pictureOf({ kind, scales }: Assessment): 'rose' | 'ends' | 'ladder' {
  if (kind === 'choice') return 'ladder'
  return lettered(scales).length > 0 ? 'rose' : 'ends'
}

const NAMES: Record<string, MessageId> = {
  interests: 'psychometric.interests',
  personality: 'psychometric.personality',
  values: 'psychometric.values',
}

/** “Your interests”; known before the questionnaire itself is there. */
export const nameOf = (id: string): MessageId => NAMES[id] ?? 'psychometric.assessments'

/** Interests are a step on the way to careers; the others are reached from the list. */
export const homeOf = (id: string): string => (id === interests.params.id ? paths.today : paths.assessments)
