import type { FallbackReason } from '@tajiconnect/contract/careers'
import type { User } from '@tajiconnect/contract/users'
import type { Profile } from '../../career-algorithm.ts'
import { mayShare } from '../consent/state.ts'
import type { Services } from '../gateway/handler.ts'
import { ProblemError } from '../gateway/problem-error.ts'
import type { ProviderName } from '../llm/llm.ts'
import type { Store } from '../store.ts'
import { readReranking, rerankRequest, type Reranking } from './rerank.ts'

export type Opinion = { provider: ProviderName; reranking: Reranking } | { fallback_reason: FallbackReason }

interface Question {
  user: User
  profile: Profile
  /** Every answer was the same, so there is nothing to have an opinion on. */
  flat: boolean
  /** What the rules have picked, best first. */
  shortlist: readonly { id: string; title: string }[]
}

/**
 * What a language model says of the shortlist, or why none was asked or none would do. Nothing is sent for somebody who
 * has not agreed to it, or whose guardian has not. Throws `ai_unavailable` where the rules are not to stand in.
 */
export async function opinionOn(question: Question, store: Store, services: Services): Promise<Opinion> {
  const { user, profile, flat, shortlist } = question
  const { llm, fallbackToRules } = services.ai
  if (typeof llm === 'string') return { fallback_reason: llm }
  if (flat) return { fallback_reason: 'flat_answers' }
  if (!(await store.read((tx) => mayShare(tx, user, services.clock())))) return { fallback_reason: 'no_consent' }
  const request = rerankRequest(services.careers, profile, shortlist, user.locale)
  const asked = await llm.ask(request, readReranking(shortlist.map(({ id }) => id)))
  if ('value' in asked) return { provider: asked.provider, reranking: asked.value }
  if (!fallbackToRules) throw new ProblemError('ai_unavailable', { headers: { 'Retry-After': '60' } })
  return { fallback_reason: asked.failure === 'bad_answer' || asked.failure === 'refused' ? 'unfit' : 'unavailable' }
}
