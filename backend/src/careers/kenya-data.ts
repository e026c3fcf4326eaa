import type { CareerPath, YearFees } from '@tajiconnect/contract/careers'
import type { Text } from '@tajiconnect/contract/common'
import type { County, SubjectId } from '@tajiconnect/contract/onboarding'
import type { CbeLevel, KcseGrade, Source } from '@tajiconnect/contract/pathways'

type Pathway = CareerPath['pathway']

/** `education.json`: points, names and numbers, made from gathered facts. */
interface Education {
  kcse_points: Record<KcseGrade, number>
  cluster_formula: {
    most_subjects: number
    most_aggregate: number
    scale: number
    text: string
    caveat: string
    sources: string[]
  }
  cluster_names: { number: number; name: string }[]
  /** The year of the first learners in Grade 10. */
  first_grade_10: number
  pathways: { name: Pathway; percent_of_first_choices: number }[]
  pathway_sources: string[]
}

/** `rules.json`: how grades are counted and what school offers, kept by hand with sources and years. */
interface Rules {
  as_of: string
  kcse: {
    counted: { since: number; subjects: number; always: SubjectId[][] }
    means: { grade: KcseGrade; from: number }[]
    /** KNEC's subject groups, I to V. */
    groups: Record<string, SubjectId[]>
    sources: Source[]
  }
  /** A place of a cluster holds subjects and subject groups. */
  clusters: { slots: { number: number; slots: string[][] }[]; sources: Source[] }
  cbe: {
    placement: {
      weights: { kjsea: number; sba: number; kpsea: number }
      first_year: number
      levels: { level: CbeLevel; points: number; from: number; to: number }[]
      areas: { id: string; subject: SubjectId | null; pathway: Pathway }[]
    }
    senior: {
      electives: number
      at_least_from_pathway: number
      core: SubjectId[]
      mathematics: { core: Pathway[] }
      tracks: { track: CareerPath['track']; pathway: Pathway; subjects: SubjectId[] }[]
    }
    sources: Source[]
  }
}

/** `cut-offs.json`: by course group, in points of 48; null where the latest years have none. */
interface AllCutOffs {
  source: Text
  years: number[]
  latest_years: number[]
  /** Their names, in capitals. */
  universities: string[]
  band: { points: number }
  courses: {
    name: string
    programmes: number
    lowest: number | null
    middle: number | null
    highest: number | null
    mean: number | null
    sd: number | null
    /** Those that learners were placed at in the latest years, as places in the list above. */
    universities: number[]
  }[]
}

/** `entry-requirements.json`: of the course groups that one year's list names. */
interface EntryRequirements {
  source: Text
  year: number
  courses: { name: string; cluster: SubjectId[]; least: { subject: SubjectId; grade: KcseGrade }[] }[]
}

/** `degree-courses.json`: which course groups a way in leads through, and each one's cluster. */
interface DegreeCourses {
  clusters: Record<string, string[]>
  ways: Record<string, string[]>
}

/** `calendar.json`: when school and training begin and end; days are `MM-DD`. */
export interface Calendar {
  as_of: string
  school_year: { starts: string; ends: string }
  last_exam: { ends: string; results: string }
  last_kcse: number
  /** Months, 1–12. */
  intakes: { university: number[]; tvet: number[] }
  sources: Source[]
}

/** `school-scale.json`: from which per cent each letter counts, from the top. */
interface SchoolScale {
  letters: { grade: KcseGrade; from: number }[]
  /** The first is where the scale itself is from. */
  sources: [Source, ...Source[]]
}

/** `fees.json`: KSh of a year, at places the state runs. */
interface Fees {
  degree_groups: (YearFees & { id: string; name: string })[]
  /** By a way's name the groups it may be meant by; none where that cannot be said. */
  degrees: Record<string, string[]>
  /** One fee for all but these ways. */
  tvet: YearFees & { except: string[] }
  sources: Source[]
}

/** `universities.json`: the counties of each, by its name in `cut-offs.json`; none where we do not know. */
interface Universities {
  counties: Record<string, County[]>
  sources: Source[]
}

/** What `backend/data/kenya` holds, handed in by the host. */
export interface KenyaData {
  education: Education
  rules: Rules
  cutOffs: AllCutOffs
  requirements: EntryRequirements
  degreeCourses: DegreeCourses
  calendar: Calendar
  schoolScale: SchoolScale
  fees: Fees
  universities: Universities
}
