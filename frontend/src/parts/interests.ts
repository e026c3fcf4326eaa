import { query } from '../services/api/endpoints.ts'

/** The questionnaire that matching rests on. */
export const interests = { params: { id: 'interests' } }

/** Its questions, and its six scales in words. */
export const interestsQuery = query('GET /psychometric/assessments/{id}', interests)
