import type { Career, WayIn } from '@tajiconnect/contract/careers'
import type { Text } from '@tajiconnect/contract/common'
import type { CourseSummary } from '@tajiconnect/contract/courses'
import type { Stage } from '@tajiconnect/contract/onboarding'
import type { RoadmapStep } from '@tajiconnect/contract/roadmaps'

/** A learner gives a course about this many minutes a week. */
const MINUTES_A_WEEK = 60
const LEARN_STEPS_MAX = 2

interface Start {
  career: Career
  stage: Stage | null
  /** Published courses that fit the career, best first; at least one. */
  courses: CourseSummary[]
  subjectNames: ReadonlyMap<string, Text>
}

type Draft = Omit<RoadmapStep, 'id' | 'status' | 'done_at' | 'leads_to'>

/** From where the learner is to the work: courses here, school, training, the first job, and what comes after it. */
export function planSteps({ career, stage, courses, subjectNames }: Start): RoadmapStep[] {
  const drafts = [
    ...courses.slice(0, LEARN_STEPS_MAX).map(learnStep),
    ...schoolStep(career, stage, subjectNames),
    ...trainingStep(career),
    workStep(career),
  ]
  const last = career.next ?? {
    en: `With experience you lead others in this work, or teach it.`,
    sw: `Ukipata uzoefu utawaongoza wengine katika kazi hii, au kuwafundisha.`,
  }
  return drafts.map((draft, at) => ({
    ...draft,
    id: `step-${at + 1}`,
    leads_to: drafts[at + 1]?.title ?? last,
    status: 'todo',
    done_at: null,
  }))
}

const learnStep = ({ id, title, summary, minutes }: CourseSummary): Draft => ({
  kind: 'learn',
  title: same(title),
  what: same(summary),
  where: { en: 'Here, in TajiConnect', sw: 'Hapa, kwenye TajiConnect' },
  weeks: Math.max(1, Math.ceil(minutes / MINUTES_A_WEEK)),
  course_id: id,
  alternatives: [],
})

function schoolStep(career: Career, stage: Stage | null, names: ReadonlyMap<string, Text>): Draft[] {
  if (stage === 'college' || stage === 'working') return []
  const subjects = listed(career.subjects.map((id) => names.get(id) ?? same(id)))
  const entry = career.ways_in[0]?.entry
  const common = {
    kind: 'school' as const,
    where: { en: 'At your school', sw: 'Shuleni kwako' },
    course_id: null,
    alternatives: [],
  }
  if (stage === 'grade_7_9' && career.pathway)
    return [
      {
        ...common,
        title: { en: `Choose the ${career.pathway} pathway`, sw: `Chagua mkondo wa ${career.pathway}` },
        what: {
          en: `In Grade 9, choose ${career.pathway}, track ${career.track}, and these subjects where your school offers them: ${subjects.en}.`,
          sw: `Katika Gredi ya 9, chagua ${career.pathway}, kitengo cha ${career.track}, na masomo haya ikiwa shule yako inayafundisha: ${subjects.sw}.`,
        },
        weeks: 52,
      },
    ]
  const exam = stage === 'form_3_4' ? 'KCSE' : { en: 'the Grade 12 exams', sw: 'mitihani ya Gredi ya 12' }
  const examName = typeof exam === 'string' ? same(exam) : exam
  return [
    {
      ...common,
      title: { en: `Do well in ${examName.en}`, sw: `Fanya vizuri katika ${examName.sw}` },
      what: {
        en: `${subjects.en ? `Keep these subjects strong: ${subjects.en}. ` : ''}${entry ? `The next step asks for: ${entry}.` : 'The next step asks for the best grades you can get.'}`,
        sw: `${subjects.sw ? `Tia bidii katika masomo haya: ${subjects.sw}. ` : ''}${entry ? `Hatua inayofuata inahitaji: ${entry}.` : 'Hatua inayofuata inahitaji alama bora unazoweza kupata.'}`,
      },
      weeks: stage === 'form_3_4' ? 52 : 104,
    },
  ]
}

function trainingStep(career: Career): Draft[] {
  const [way, ...others] = career.ways_in
  if (!way) return zoneTraining(career.job_zone)
  return [
    {
      kind: 'training',
      title: same(way.name),
      what: { en: `To get in: ${way.entry}.`, sw: `Ili kuingia: ${way.entry}.` },
      where: placeOf(way),
      weeks: Math.round(way.years * 52),
      course_id: null,
      alternatives: others.map(({ name, years, entry }) => {
        const time = lasting(years)
        return { en: `${name}, ${time.en}. To get in: ${entry}.`, sw: `${name}, ${time.sw}. Ili kuingia: ${entry}.` }
      }),
    },
  ]
}

function lasting(years: number): Text {
  if (years === 1) return { en: '1 year', sw: 'mwaka 1' }
  if (years > 1) return { en: `${years} years`, sw: `miaka ${years}` }
  const months = Math.round(12 * years)
  return { en: `${months} months`, sw: `miezi ${months}` }
}

const placeOf = ({ route }: WayIn): Text =>
  ({
    university: { en: 'At a university', sw: 'Katika chuo kikuu' },
    tvet: { en: 'At a technical or vocational college', sw: 'Katika chuo cha ufundi' },
    apprenticeship: { en: 'At work, beside someone who has the skill', sw: 'Kazini, kando ya fundi mwenye ujuzi' },
  })[route]

/** Where we have written no ways in, O*NET's job zone says how much preparation the work takes. */
function zoneTraining(zone: number): Draft[] {
  const common = { kind: 'training' as const, course_id: null, alternatives: [] }
  if (zone <= 2)
    return [
      {
        ...common,
        title: { en: 'Learn the work on the job', sw: 'Jifunze kazi ukiwa kazini' },
        what: {
          en: 'A few months beside someone who knows the work.',
          sw: 'Miezi michache kando ya mtu anayeijua kazi.',
        },
        where: { en: 'With an employer', sw: 'Kwa mwajiri' },
        weeks: zone === 1 ? 12 : 26,
      },
    ]
  if (zone === 3)
    return [
      {
        ...common,
        title: { en: 'A certificate or diploma', sw: 'Cheti au diploma' },
        what: {
          en: 'One to three years in a related course. A diploma usually asks for a KCSE mean of C−.',
          sw: 'Mwaka mmoja hadi mitatu katika kozi inayohusiana. Diploma kwa kawaida inahitaji wastani wa C− katika KCSE.',
        },
        where: { en: 'At a technical or vocational college', sw: 'Katika chuo cha ufundi' },
        weeks: 104,
      },
    ]
  return [
    {
      ...common,
      title:
        zone === 4
          ? { en: 'A related degree', sw: 'Shahada inayohusiana' }
          : { en: 'A related degree, then a further one', sw: 'Shahada inayohusiana, kisha nyingine ya juu' },
      what: {
        en: 'A degree in Kenya usually asks for a KCSE mean of C+ or more.',
        sw: 'Shahada nchini Kenya kwa kawaida inahitaji wastani wa C+ au zaidi katika KCSE.',
      },
      where: { en: 'At a university', sw: 'Katika chuo kikuu' },
      weeks: zone === 4 ? 208 : 312,
    },
  ]
}

const workStep = (career: Career): Draft => ({
  kind: 'work',
  title: { en: `First job: ${career.title.en}`, sw: `Kazi ya kwanza: ${career.title.sw}` },
  what: career.day ?? career.description,
  where: { en: 'With an employer, or for yourself', sw: 'Kwa mwajiri, au kwa kujiajiri' },
  weeks: 52,
  course_id: null,
  alternatives: [],
})

const same = (text: string): Text => ({ en: text, sw: text })
const listed = (texts: Text[]): Text => ({
  en: texts.map(({ en }) => en).join(', '),
  sw: texts.map(({ sw }) => sw).join(', '),
})
