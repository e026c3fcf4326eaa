import { useQuery } from '@tanstack/react-query'
import { useText } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'

/** The names of subjects, and courses in the order of school's subjects. Without the list of subjects, as they come. */
export function useBySubject() {
  const text = useText()
  const subjects = useQuery(query('GET /subjects')).data?.items ?? []
  const placeOf = (id: string) => subjects.findIndex((subject) => subject.id === id)
  return {
    nameOf: (id: string): string => {
      const found = subjects[placeOf(id)]
      return found ? text(found.name) : ''
    },
    inOrder: <C extends { subject_id: string }>(courses: readonly C[]): C[] =>
      courses.toSorted((a, b) => placeOf(a.subject_id) - placeOf(b.subject_id)),
  }
}
