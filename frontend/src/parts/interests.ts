import type { Result } from '@tajiconnect/contract/psychometric'
import { query } from '../services/api/endpoints.ts'

/** The questionnaire that matching rests on. */
export const interests = { params: { id: 'interests' } }

/** Its questions, and its six scales in words. */
export const interestsQuery = query('GET /psychometric/assessments/{id}', interests)

/** The newest result about interests, of results that are the newest first. */
export const interestResultOf = (results: readonly Result[]): Result | undefined =>
  results.find(({ assessment_id }) => assessment_id === interests.params.id)
