import { query } from '../../services/api/endpoints.ts'

/** The one next action of the main path. */
export const nextQuery = query('GET /learning-paths/{id}/next', { params: { id: 'main' } })
