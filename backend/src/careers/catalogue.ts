import { LETTERS } from '@tajiconnect/contract/letters'
import type { Career, CareerPath, CareerSummary, WayIn } from '@tajiconnect/contract/careers'
import type { Locale } from '@tajiconnect/contract/common'
import type { Prepared } from '../../career-algorithm.ts'
import type { Services } from '../gateway/handler.ts'
import { eachOnce } from '../courses/languages.ts'
import { notFound } from '../gateway/problem-error.ts'
import type { Reader } from '../transaction.ts'
import type { Occupation } from './career-data.ts'
import { priced } from './priced.ts'

/**
 * A career as lists show it: O*NET's row with, where there is one, what we wrote for Kenya. Its way in is the shortest of
 * those that suit.
 */
export function summaryOf(
  occupation: Occupation,
  path: CareerPath | undefined,
  suits: (way: WayIn) => boolean = () => true,
): CareerSummary {
  const { id, title, job_zone } = occupation
  return {
    id,
    title: path?.title ?? { en: title, sw: title },
    curated: path !== undefined,
    job_zone,
    pathway: path?.pathway ?? null,
    track: path?.track ?? null,
    way_in: path ? shortest(path.ways_in.filter(suits)) : null,
  }
}

const shortest = (ways: WayIn[]): WayIn | null => ways.toSorted((a, b) => a.years - b.years)[0] ?? null

export async function careerSummary(
  tx: Reader,
  careers: Prepared,
  id: string,
  suits?: (way: WayIn) => boolean,
): Promise<CareerSummary> {
  return summaryOf(occupationOf(careers, id), await tx.get('careerPaths', id), suits)
}

export async function careerOf(
  tx: Reader,
  { careers, kenyaData }: Pick<Services, 'careers' | 'kenyaData'>,
  id: string,
  locale: Locale,
): Promise<Career> {
  const occupation = occupationOf(careers, id)
  const path = await tx.get('careerPaths', id)
  const cluster = path?.cluster ? await tx.get('clusters', String(path.cluster)) : undefined
  const courses = eachOnce(await tx.find('courses', 'status', 'published'), locale).filter(
    (course) => !course.authored && path?.subjects.some((subject) => subject === course.subject_id),
  )
  const { description } = occupation
  return {
    ...summaryOf(occupation, path),
    also: path?.also ?? [],
    description: path?.description ?? { en: description, sw: description },
    day: path?.day ?? null,
    subjects: path?.subjects ?? [],
    cluster: cluster ? { number: Number(cluster.id), name: cluster.name } : null,
    ways_in: path?.ways_in.map((way) => priced(way, kenyaData)) ?? [],
    next: path?.next ?? null,
    interests: LETTERS.map((letter, at) => ({ letter, level: occupation.interests[at] ?? 1 })),
    courses: courses.map(({ id: courseId, title, language }) => ({ id: courseId, title, language })),
  }
}

function occupationOf(careers: Prepared, id: string): Occupation {
  const occupation = careers.occupations[careers.rows.get(id) ?? -1]
  if (!occupation) throw notFound('There is no such career in the catalogue.')
  return occupation
}
