import type { Locale } from '@tajiconnect/contract/common'
import type { Reply } from '@tajiconnect/contract/endpoints'
import type { Weights } from '@tajiconnect/contract/learner/session'
import { weightsOf } from '@tajiconnect/contract/learner/weights'
import type { SkillInPlace } from '@tajiconnect/contract/skills'
import { useQuery } from '@tanstack/react-query'
import { masteryQuery } from '../../parts/mastery.ts'
import { query, type GetName } from '../../services/api/endpoints.ts'
import { queryClient } from '../../utils/cache.ts'

/** What practice is chosen from, besides what the learner knows. */
export interface Plan {
  skills: readonly SkillInPlace[]
  /** Empty where the learner has chosen neither a career nor a subject. */
  weights: Weights
  courses: Courses
}

/** The language of each course that the learner is shown; of one that is there in several, that is one of them. */
export type Courses = ReadonlyMap<string, Locale>

/** The language of a course's items. The gateway keeps English beside a learner's own, so what is not shown is English. */
export const languageOf = (courses: Courses, course_id: string | undefined): Locale =>
  courses.get(course_id ?? '') ?? 'en'

/** The lessons that teach a skill, of courses that the learner is shown, the best fit first. */
export const lessonsFor = ({ lessons }: SkillInPlace, courses: Courses): SkillInPlace['lessons'] =>
  lessons.filter(({ course_id }) => courses.size === 0 || courses.has(course_id))

export const skillsQuery = query('GET /skills')
const pathsQuery = query('GET /learning-paths')
const roadmapsQuery = query('GET /ai/roadmaps')
/** As the page of all courses asks for them. */
const coursesQuery = query('GET /courses', { query: { page: '1', per_page: '100' } })

function weigh(
  skills: readonly SkillInPlace[],
  paths: Reply<'GET /learning-paths'> | undefined,
  roadmaps: Reply<'GET /ai/roadmaps'> | undefined,
): Weights {
  const main = paths?.items.find(({ id }) => id === 'main')?.roadmap_id
  const roadmap = roadmaps?.items.find(({ id }) => !main || id === main)
  const subjects = paths?.items.flatMap(({ subject_id, enrolled }) => (enrolled && subject_id ? [subject_id] : []))
  return weightsOf({ steps: roadmap?.steps ?? [], subjects: new Set(subjects), skills })
}

const languages = (courses: Reply<'GET /courses'> | undefined): Courses =>
  new Map(courses?.items.map(({ id, language }) => [id, language]))

type Options<N extends GetName> = ReturnType<typeof query<N>>

/** What this phone holds, renewed for the next time where it has grown old; otherwise what the gateway says. */
const held = <N extends GetName>(options: Options<N>): Promise<Reply<N>> =>
  queryClient.ensureQueryData({ ...options, revalidateIfStale: true }) as Promise<Reply<N>>

/** How long a slow network may keep practice from beginning. */
const PATIENCE_MS = 4000

/**
 * What is known of the learner, as `held`; where something such as a quiz has put it out of date, the gateway is asked first,
 * as what the quiz has just asked would be asked again.
 */
function known(): Promise<unknown> {
  const before = queryClient.getQueryState(masteryQuery.queryKey)
  if (!before?.data || !before.isInvalidated) return held(masteryQuery)
  const asked = queryClient.fetchQuery({ ...masteryQuery, retry: false }).catch(() => before.data)
  return Promise.race([asked, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}

/** Fails with an ApiError where the skills or what is known of the learner can be had neither here nor there. */
export async function fetchPlan(): Promise<Plan> {
  const orNothing = () => undefined
  const [{ items: skills }, paths, roadmaps, courses] = await Promise.all([
    held(skillsQuery),
    held(pathsQuery).catch(orNothing),
    held(roadmapsQuery).catch(orNothing),
    held(coursesQuery).catch(orNothing),
    known(),
  ])
  return { skills, weights: weigh(skills, paths, roadmaps), courses: languages(courses) }
}

/** The same for a page that stays in sight; `skills` carries the state. */
export function usePlan() {
  const skills = useQuery(skillsQuery)
  const paths = useQuery(pathsQuery).data
  const roadmaps = useQuery(roadmapsQuery).data
  const courses = useQuery(coursesQuery).data
  const plan: Plan = {
    skills: skills.data?.items ?? [],
    weights: weigh(skills.data?.items ?? [], paths, roadmaps),
    courses: languages(courses),
  }
  return { skills, plan }
}
