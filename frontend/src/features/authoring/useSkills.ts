import type { Skill } from '@tajiconnect/contract/skills'
import { useQuery } from '@tanstack/react-query'
import { useText } from '../../i18n/i18n.ts'
import { query } from '../../services/api/endpoints.ts'
import { useDesk } from './desk.ts'

/** Every skill that a lesson or a question may be about: the course's own first, as they are written here. */
export function useSkills() {
  const text = useText()
  const { course } = useDesk()
  const loaded = useQuery(query('GET /skills'))
  const own = new Set(course.skills.map(({ id }) => id))
  const skills: Skill[] = [...course.skills, ...(loaded.data?.items ?? []).filter(({ id }) => !own.has(id))]
  return {
    loaded,
    skills,
    /** Null where there is no such skill. */
    nameOf: (id: string) => {
      const found = skills.find((skill) => skill.id === id)
      return found ? text(found.name) || found.name.en || found.name.sw || null : null
    },
  }
}
