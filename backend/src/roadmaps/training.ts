import type { Career, WayIn } from '@tajiconnect/contract/careers'
import type { Text } from '@tajiconnect/contract/common'
import type { Closing, Door } from '@tajiconnect/contract/doors'
import type { KcseGrade, Way } from '@tajiconnect/contract/pathways'
import type { SubjectId } from '@tajiconnect/contract/onboarding'
import type { Calendar } from '../careers/kenya-data.ts'
import { eitherOf, type Draft } from './draft.ts'

const WEEKS_A_YEAR = 52

export interface Training {
  career: Career
  /** Its ways in, read as rules. */
  ways: readonly Way[]
  /** As the ways in, where there are grades enough to say. */
  doors: readonly Door[] | null
  /** The mean grade that the grades told so far give. */
  mean: KcseGrade | null
  calendar: Calendar
  nameOf: (subject: SubjectId) => Text
}

interface WayAndDoor {
  way: Way
  door: Door | null
}

const waysOf = (ways: readonly Way[], doors: readonly Door[] | null): WayAndDoor[] =>
  ways.map((way, at) => ({ way, door: doors?.[at] ?? null }))

/** The first way that the grades told so far open, or the first there is. */
const chosenWay = (ways: readonly WayAndDoor[]): WayAndDoor | undefined =>
  ways.find(({ door }) => door?.open) ?? ways[0]

/** The way in that a roadmap leads through. */
export const wayOf = ({ ways, doors }: Pick<Training, 'ways' | 'doors'>): Way | null =>
  chosenWay(waysOf(ways, doors))?.way ?? null

/** The way in: the first that the grades so far open, or the first there is; the others are alternatives. */
export function trainingDraft({ career, ways, doors, mean, calendar, nameOf }: Training): Draft {
  const each = waysOf(ways, doors)
  const chosen = chosenWay(each)
  const toGetIn = ({ entry }: Way): Text => ({ en: `To get in: ${entry.en}.`, sw: `Ili kuingia: ${entry.sw}.` })
  if (!chosen) return zoneDraft(career.job_zone, calendar)
  const { way, door } = chosen
  const feesOf = (of: Way) => career.ways_in[ways.indexOf(of)]?.fees ?? null
  const asks = toGetIn(way)
  const [first] = each
  const closed = door && !door.open ? closingWords(door.closing, mean, nameOf) : null
  const instead = first && first !== chosen ? insteadWords(first.way, first.door, { mean, nameOf }) : null
  const more = closed ?? instead
  return {
    ...outside,
    id: 'training',
    kind: 'training',
    title: way.name,
    what: more ? { en: `${asks.en} ${more.en}`, sw: `${asks.sw} ${more.sw}` } : asks,
    where: placeOf(way),
    open: openOf(door),
    fees: feesOf(way),
    alternatives: each
      .filter((other) => other !== chosen)
      .map((other) => ({
        title: other.way.name,
        what: toGetIn(other.way),
        weeks: Math.round(other.way.years * WEEKS_A_YEAR),
        route: other.way.route,
        open: openOf(other.door),
        fees: feesOf(other.way),
      })),
    lasts: { weeks: Math.round(way.years * WEEKS_A_YEAR) },
    ...(way.route !== 'apprenticeship' && { intakes: calendar.intakes[way.route] }),
  }
}

/** Why the roadmap does not lead through the first way that is written. */
function insteadWords(
  { name }: Way,
  door: Door | null,
  { mean, nameOf }: Pick<Training, 'mean' | 'nameOf'>,
): Text | null {
  if (!door || door.open) return null
  const why = closingWords(door.closing, mean, nameOf)
  return {
    en: `This roadmap goes this way because your grades so far do not open “${name.en}”. ${why.en}`,
    sw: `Ramani hii inapitia hapa kwa sababu gredi zako za sasa hazifungui “${name.sw}”. ${why.sw}`,
  }
}

/** Where only the college can say, nothing is promised. */
const openOf = (door: Door | null): boolean | null =>
  door === null || (door.open && door.standing === 'ask') ? null : door.open

const outside = {
  course_id: null,
  course_language: null,
  skill_ids: [],
  subjects: [],
  alternatives: [],
  open: null,
  fees: null,
}

const placeOf = ({ route }: WayIn): Text =>
  ({
    university: { en: 'At a university', sw: 'Katika chuo kikuu' },
    tvet: { en: 'At a technical or vocational college', sw: 'Katika chuo cha ufundi' },
    apprenticeship: { en: 'At work, beside someone who has the skill', sw: 'Kazini, kando ya fundi mwenye ujuzi' },
  })[route]

/** Why the grades told so far do not open a way in. */
function closingWords(closing: Closing, mean: KcseGrade | null, nameOf: Training['nameOf']): Text {
  switch (closing.kind) {
    case 'mean':
      return {
        en: `The grades you told us give a mean of ${mean ?? '–'}; this asks for ${closing.least}.`,
        sw: `Gredi ulizotuambia zina wastani wa ${mean ?? '–'}; hapa wanahitaji ${closing.least}.`,
      }
    case 'subject': {
      const { any, grade } = closing.rule
      const names = eitherOf(any.map(nameOf))
      return {
        en: `With the grades you told us you still need ${names.en}${grade ? ` at ${grade} or better` : ''}.`,
        sw: `Kwa gredi ulizotuambia bado unahitaji ${names.sw}${grade ? ` kwa ${grade} au zaidi` : ''}.`,
      }
    }
    case 'cluster': {
      const names = eitherOf(closing.any.map(nameOf))
      return {
        en: `The four subjects that count for it are not all there: you need ${names.en}.`,
        sw: `Masomo manne yanayohesabiwa hayajatimia: unahitaji ${names.sw}.`,
      }
    }
    case 'points':
      return closing.near
        ? {
            en: 'By our estimate your points are just below those of past years. It may still open.',
            sw: 'Kwa makadirio yetu pointi zako ziko chini kidogo ya za miaka iliyopita. Bado inawezekana.',
          }
        : {
            en: 'By our estimate your points are below those of past years.',
            sw: 'Kwa makadirio yetu pointi zako ziko chini ya za miaka iliyopita.',
          }
  }
}

/** Where we have written no ways in, O*NET's job zone says how much preparation the work takes. */
function zoneDraft(zone: number, { intakes }: Calendar): Draft {
  const common = { ...outside, id: 'training', kind: 'training' as const }
  if (zone <= 2)
    return {
      ...common,
      title: { en: 'Learn the work on the job', sw: 'Jifunze kazi ukiwa kazini' },
      what: {
        en: 'A few months beside someone who knows the work.',
        sw: 'Miezi michache kando ya mtu anayeijua kazi.',
      },
      where: { en: 'With an employer', sw: 'Kwa mwajiri' },
      lasts: { weeks: zone === 1 ? 12 : 26 },
    }
  if (zone === 3)
    return {
      ...common,
      title: { en: 'A certificate or diploma', sw: 'Cheti au diploma' },
      what: {
        en: 'One to three years in a related course. A diploma usually asks for a KCSE mean of C−.',
        sw: 'Mwaka mmoja hadi mitatu katika kozi inayohusiana. Diploma kwa kawaida inahitaji wastani wa C− katika KCSE.',
      },
      where: { en: 'At a technical or vocational college', sw: 'Katika chuo cha ufundi' },
      lasts: { weeks: 2 * WEEKS_A_YEAR },
      intakes: intakes.tvet,
    }
  return {
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
    lasts: { weeks: (zone === 4 ? 4 : 6) * WEEKS_A_YEAR },
    intakes: intakes.university,
  }
}

/** The first job, and what may come after it. How long each lasts is our own rough guess. */
export function workDrafts(career: Career): Draft[] {
  const where = { en: 'With an employer, or for yourself', sw: 'Kwa mwajiri, au kwa kujiajiri' }
  return [
    {
      ...outside,
      id: 'work',
      kind: 'work',
      title: { en: `First job: ${career.title.en}`, sw: `Kazi ya kwanza: ${career.title.sw}` },
      what: {
        en: `Get known where you are attached during training, keep proof of what you have done, ask two people to speak for you, and apply early. The work: ${career.description.en}`,
        sw: `Julikana mahali unapofanyia mazoezi ya kazi wakati wa mafunzo, tunza ushahidi wa ulichofanya, omba watu wawili wakushuhudie, na utume maombi mapema. Kazi yenyewe: ${career.description.sw}`,
      },
      where,
      lasts: { weeks: WEEKS_A_YEAR },
    },
    {
      ...outside,
      id: 'advance',
      kind: 'advance',
      title: { en: 'Go further', sw: 'Songa mbele' },
      what: career.next ?? {
        en: 'With experience you lead others in this work, or teach it.',
        sw: 'Ukipata uzoefu utawaongoza wengine katika kazi hii, au kuwafundisha.',
      },
      where,
      lasts: { weeks: 2 * WEEKS_A_YEAR },
    },
  ]
}
