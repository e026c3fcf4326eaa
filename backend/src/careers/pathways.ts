import type { CareerPath, WayIn } from '@tajiconnect/contract/careers'
import type { SubjectId } from '@tajiconnect/contract/onboarding'
import type { DegreeCourse, Pathways, Source, SubjectRule, Way } from '@tajiconnect/contract/pathways'
import { leastMean, subjectRules } from './entry-words.ts'
import type { KenyaData } from './kenya-data.ts'
import { oncePer } from './once-per.ts'

/** All that says what grades and subjects open, for the careers written for Kenya. */
export function pathwaysOf(paths: readonly CareerPath[], data: KenyaData): Pathways {
  const { education, rules, cutOffs, requirements, degreeCourses } = data
  const { kcse, cbe } = rules
  const { clusters, courses, places } = degreesOf(data)
  const wayOf = (way: WayIn): Way => ({
    ...way,
    level: levelOf(way),
    least: leastMean(way.entry.en),
    subjects: subjectRules(way.entry.en),
    courses:
      way.route === 'university'
        ? (degreeCourses.ways[way.name.en] ?? []).flatMap((name) => places.get(name) ?? [])
        : [],
  })
  const { weight, placement, senior } = { weight: education.cluster_formula, ...cbe }
  return {
    as_of: rules.as_of,
    kcse: {
      points: education.kcse_points,
      counted: kcse.counted,
      means: kcse.means,
      weight,
      clusters,
      subjects: Object.values(kcse.groups).flat(),
      sources: [...kcse.sources, ...rules.clusters.sources, ...figures(data), ...ofWays(data)],
    },
    cbe: {
      ...placement,
      ...senior,
      core_mathematics: senior.mathematics.core,
      first_exam: education.first_grade_10 + 2,
      chosen: education.pathways.map(({ name, percent_of_first_choices }) => ({
        pathway: name,
        percent: percent_of_first_choices,
      })),
      sources: [
        ...cbe.sources,
        {
          about: { en: 'how many chose each pathway', sw: 'ni wangapi waliochagua kila mkondo' },
          year: '2025',
          where: education.pathway_sources,
        },
      ],
    },
    cut_off_years: cutOffs.years,
    latest_years: cutOffs.latest_years,
    requirements_year: requirements.year,
    band: cutOffs.band.points,
    courses,
    careers: paths.map(({ id, title, pathway, track, subjects, ways_in }) => ({
      id,
      title,
      pathway,
      track,
      subjects,
      ways_in: ways_in.map(wayOf),
    })),
  }
}

/** What is known of degrees, whatever the career; `places` are those in `courses`, by name. */
const degreesOf = oncePer((data: KenyaData) => {
  const { education, rules } = data
  const { groups } = rules.kcse
  const clusters = rules.clusters.slots.map(({ number, slots }) => ({
    number,
    name: education.cluster_names.find((each) => each.number === number)?.name ?? '',
    slots: slots.map((slot) => [...new Set(slot.flatMap((name) => groups[name] ?? (name as SubjectId)))]),
  }))
  const courses = coursesOf(data, clusters)
  return { clusters, courses, places: new Map(courses.map(({ name }, at) => [name, at])) }
})

const figures = ({ education, cutOffs, requirements }: KenyaData): Source[] => [
  {
    about: { en: 'the estimate of a cluster weight', sw: 'jinsi uzito wa klasta unavyokadiriwa' },
    year: '2015',
    where: education.cluster_formula.sources,
  },
  {
    about: { en: 'cut-offs', sw: 'viwango vya kujiunga' },
    year: `${cutOffs.years[0]}–${cutOffs.years.at(-1)}`,
    where: [],
    described: [cutOffs.source],
  },
  {
    about: { en: 'subjects and grades that degrees asked for', sw: 'masomo na gredi zilizohitajika kwa shahada' },
    year: String(requirements.year),
    where: [],
    described: [requirements.source],
  },
]

/** Of what `GET /ai/careers/{id}` says of a way in: its fees and where it is taught. */
const ofWays = ({ fees, universities }: KenyaData): Source[] => [...fees.sources, ...universities.sources]

const EITHER_AWARD = /^(?:diploma or certificate|certificate or diploma)\b/i
const DIPLOMA = /\bdiploma\b|\bcertified\b/i

/** What one holds at the end of a way in; of a choice of two, the lower. */
export function levelOf({ route, name }: WayIn): Way['level'] {
  if (route === 'university') return 'degree'
  if (route === 'apprenticeship') return 'work'
  return DIPLOMA.test(name.en) && !EITHER_AWARD.test(name.en) ? 'diploma' : 'certificate'
}

function coursesOf({ cutOffs, requirements, degreeCourses, rules }: KenyaData, clusters: Pathways['kcse']['clusters']) {
  const asked = new Map(requirements.courses.map(({ name, least }) => [name, least]))
  const held = new Map(cutOffs.courses.map((course) => [course.name, course]))
  return Object.entries(degreeCourses.clusters).flatMap(([number, names]) => {
    const cluster = Number(number)
    const slots = clusters.find((each) => each.number === cluster)?.slots ?? []
    return names.map((name): DegreeCourse => {
      const { lowest, middle, highest, mean, sd, programmes } = held.get(name) ?? {}
      const hasFigures = lowest != null && middle != null && highest != null && mean != null && programmes !== undefined
      const least = asked.get(name)?.map(({ subject, grade }): SubjectRule => ({
        any: choices(subject, cluster, slots, rules.kcse.groups),
        grade,
      }))
      return {
        name,
        cluster,
        least: least ?? null,
        cut_offs: hasFigures ? { lowest, middle, highest, mean, sd: sd ?? null, programmes } : null,
      }
    })
  })
}

const EDUCATION = 19
const HISTORY = 14

/**
 * The list of requirements names only the first choice of each cluster subject. English stands for either language
 * (not in Education), History for any humanity (not in History), Mathematics for the other choices of its place.
 */
function choices(
  subject: SubjectId,
  cluster: number,
  slots: readonly SubjectId[][],
  groups: Record<string, SubjectId[]>,
): SubjectId[] {
  if (subject === 'english') return cluster === EDUCATION ? [subject] : ['english', 'kiswahili']
  if (subject === 'history') return cluster === HISTORY ? [subject] : (groups.III ?? [subject])
  if (subject === 'mathematics') return slots.find((slot) => slot[0] === subject && slot.length <= 3) ?? [subject]
  return [subject]
}
