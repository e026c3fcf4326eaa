import type { Career } from '@tajiconnect/contract/careers'
import type { Text } from '@tajiconnect/contract/common'
import type { Onboarding, SubjectId } from '@tajiconnect/contract/onboarding'
import type { CbeRules, Way } from '@tajiconnect/contract/pathways'
import type { School } from './calendar.ts'
import { listed, same, type Draft } from './draft.ts'

export interface AtSchool {
  career: Career
  school: School
  rules: CbeRules
  /** The way in that the roadmap leads through. */
  way: Way | null
  /** What the learner takes, or hopes to. */
  taken: Onboarding['subjects']
  nameOf: (subject: SubjectId) => Text
}

const where = { en: 'At your school', sw: 'Shuleni kwako' }
const ALTERNATIVES = 3

/** What is left to do at school: to choose for senior school, and then the grades that the next step asks for. */
export const schoolDrafts = (input: AtSchool): Draft[] => [...chooseDraft(input), examDraft(input)]

/**
 * Three subjects beside the compulsory ones: those of the career, then of the track what the learner takes already. Each
 * alternative puts another subject of the track in the place of one that the career does not ask for.
 */
export function combination({ career, rules, taken }: Pick<AtSchool, 'career' | 'rules' | 'taken'>) {
  const { pathway, track } = career
  const offered = rules.tracks.find((each) => each.track === track)?.subjects ?? []
  const compulsory = new Set<SubjectId>(rules.core)
  if (pathway && rules.core_mathematics.includes(pathway)) compulsory.add('mathematics')
  const asked = career.subjects.filter((subject) => !compulsory.has(subject)).slice(0, rules.electives)
  const known = new Set(taken.map(({ subject_id }) => subject_id))
  const open = offered.filter((subject) => !compulsory.has(subject) && !asked.includes(subject))
  const rest = [...open.filter((subject) => known.has(subject)), ...open.filter((subject) => !known.has(subject))]
  const missing = rules.electives - asked.length
  const fill = rest.slice(0, missing)
  const others = missing > 0 ? rest.slice(missing, missing + ALTERNATIVES) : []
  return {
    subjects: [...asked, ...fill],
    alternatives: others.map((subject) => [...asked, ...fill.slice(0, -1), subject]),
  }
}

function chooseDraft({ career, school, rules, taken, nameOf }: AtSchool): Draft[] {
  const { pathway, track } = career
  if (!school.chooseBy || !pathway || !track) return []
  const { subjects, alternatives } = combination({ career, rules, taken })
  const names = listed(subjects.map(nameOf))
  return [
    {
      id: 'choose',
      kind: 'choose',
      title: { en: `Choose ${pathway} for senior school`, sw: `Chagua mkondo wa ${pathway}` },
      what: {
        en: `In Grade 9 choose the track ${track} and, where your school offers them, ${names.en}. Everybody also takes the compulsory subjects.`,
        sw: `Katika Gredi ya 9 chagua kitengo cha ${track} na, ikiwa shule inayafundisha, ${names.sw}. Kila mtu husoma pia masomo ya lazima.`,
      },
      where,
      course_id: null,
      course_language: null,
      skill_ids: [],
      subjects,
      open: null,
      fees: null,
      alternatives: alternatives.map((set) => {
        const title = listed(set.map(nameOf))
        const what = { en: 'This combination also leads there.', sw: 'Mchanganyiko huu pia unafika huko.' }
        return { title, what, weeks: 0, route: null, open: null, fees: null }
      }),
      lasts: { until: school.chooseBy },
    },
  ]
}

function examDraft({ career, school, way, taken, nameOf }: AtSchool): Draft {
  const exam = school.exam === 'KCSE' ? same('KCSE') : { en: 'the Grade 12 exams', sw: 'mitihani ya Gredi ya 12' }
  // Before the subjects of senior school are chosen, none is missing.
  const chosen = taken.length > 0 && !school.chooseBy
  const takes = (subject: SubjectId) => taken.some(({ subject_id }) => subject_id === subject)
  const missing =
    chosen && way ? way.subjects.flatMap(({ any: choices }) => (choices.some(takes) ? [] : choices.slice(0, 1))) : []
  const without = listed(missing.map(nameOf))
  const kept = chosen ? career.subjects.filter(takes) : career.subjects
  const names = listed(kept.map(nameOf))
  const asks = way
    ? { en: `The next step asks for: ${way.entry.en}.`, sw: `Hatua inayofuata inahitaji: ${way.entry.sw}.` }
    : {
        en: 'The next step asks for the best grades you can get.',
        sw: 'Hatua inayofuata inahitaji gredi bora unazoweza kupata.',
      }
  return {
    id: 'exam',
    kind: 'exam',
    title: { en: `Do well in ${exam.en}`, sw: `Fanya vizuri katika ${exam.sw}` },
    what: {
      en: `${names.en ? `Keep these strong: ${names.en}. ` : ''}${asks.en}${without.en ? ` You have not told us that you take ${without.en}: ask your teacher whether you still can.` : ''}`,
      sw: `${names.sw ? `Tia bidii katika ${names.sw}. ` : ''}${asks.sw}${without.sw ? ` Hujatuambia kwamba unasoma ${without.sw}: muulize mwalimu kama bado unaweza.` : ''}`,
    },
    where,
    course_id: null,
    course_language: null,
    skill_ids: [],
    subjects: career.subjects,
    open: missing.length === 0 ? null : false,
    fees: null,
    alternatives: [],
    lasts: { until: school.examEnds },
  }
}
