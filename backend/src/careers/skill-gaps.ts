import type { SkillGap } from '@tajiconnect/contract/careers'
import type { Text } from '@tajiconnect/contract/common'
import type { Catalogue, Occupation } from './career-data.ts'

const SHOWN = 5

/**
 * The skills a career asks for that are furthest from the person's: gap = max(0, level asked − level had) · (importance − 1) / 4,
 * on O*NET's scales (level 0–7, importance 1–5), widest first. A level that nobody knows counts as none.
 */
export function skillGaps(
  { skills }: Pick<Catalogue, 'skills'>,
  occupation: Occupation,
  had: ReadonlyMap<string, number>,
): SkillGap[] {
  return (occupation.skills ?? [])
    .map(([at = 0, importance = 1, level = 0]) => {
      const name = skills[at] ?? ''
      const mine = had.get(name) ?? null
      return { skill: NAMES[name] ?? { en: name, sw: name }, level, mine, gap: gapOf(level - (mine ?? 0), importance) }
    })
    .filter(({ gap }) => gap > 0)
    .toSorted((a, b) => b.gap - a.gap || (a.skill.en < b.skill.en ? -1 : 1))
    .slice(0, SHOWN)
}

const gapOf = (missing: number, importance: number) =>
  Math.round((Math.max(0, missing) * (importance - 1) * 100) / 4) / 100

/** Which of O*NET's skills a school subject teaches most. */
const TAUGHT: Record<string, readonly string[]> = {
  mathematics: ['Mathematics'],
  english: ['Reading Comprehension', 'Writing', 'Speaking'],
  biology: ['Science'],
  chemistry: ['Science'],
  physics: ['Science'],
  'computer-studies': ['Programming'],
}

/** The level (0–7) that a top grade at the end of school stands for: that of a first year at college. A judgement. */
const AT_SCHOOL = 4
const MAX_POINTS = 12

/** What the grades say of somebody's skills: of several subjects the best counts. */
export function skillsOf(grades: ReadonlyMap<string, number>): Map<string, number> {
  const had = new Map<string, number>()
  for (const [subject, points] of grades)
    for (const skill of TAUGHT[subject] ?? [])
      had.set(skill, Math.max(had.get(skill) ?? 0, Math.round((AT_SCHOOL * points * 10) / MAX_POINTS) / 10))
  return had
}

/** O*NET's names, in words that a learner uses. */
const NAMES: Record<string, Text> = {
  'Reading Comprehension': { en: 'Understanding what you read', sw: 'Kuelewa unachosoma' },
  'Active Listening': { en: 'Listening well', sw: 'Kusikiliza kwa makini' },
  Writing: { en: 'Writing clearly', sw: 'Kuandika kwa ufasaha' },
  Speaking: { en: 'Speaking clearly', sw: 'Kuzungumza kwa ufasaha' },
  Mathematics: { en: 'Using mathematics', sw: 'Kutumia hisabati' },
  Science: { en: 'Using science', sw: 'Kutumia sayansi' },
  'Critical Thinking': { en: 'Weighing what is true', sw: 'Kutafakari kipi ni kweli' },
  'Active Learning': { en: 'Learning new things for the work', sw: 'Kujifunza mambo mapya ya kazi' },
  'Learning Strategies': { en: 'Finding ways to learn and teach', sw: 'Kutafuta mbinu za kujifunza na kufundisha' },
  Monitoring: { en: 'Checking how work goes', sw: 'Kufuatilia jinsi kazi inavyoendelea' },
  'Social Perceptiveness': { en: 'Noticing how people feel', sw: 'Kutambua watu wanavyohisi' },
  Coordination: { en: 'Working in step with others', sw: 'Kwenda sambamba na wenzako' },
  Persuasion: { en: 'Winning people over', sw: 'Kushawishi watu' },
  Negotiation: { en: 'Reaching agreements', sw: 'Kufikia makubaliano' },
  Instructing: { en: 'Showing others how', sw: 'Kuelekeza wengine' },
  'Service Orientation': { en: 'Looking for ways to help', sw: 'Kutafuta namna ya kusaidia' },
  'Complex Problem Solving': { en: 'Solving hard problems', sw: 'Kutatua matatizo magumu' },
  'Operations Analysis': { en: 'Working out what is needed', sw: 'Kubaini kinachohitajika' },
  'Technology Design': { en: 'Designing tools', sw: 'Kubuni vifaa' },
  'Equipment Selection': { en: 'Choosing the right tools', sw: 'Kuchagua vifaa vinavyofaa' },
  Installation: { en: 'Setting up machines', sw: 'Kufunga mitambo' },
  Programming: { en: 'Writing computer programs', sw: 'Kuandika programu za kompyuta' },
  'Operations Monitoring': { en: 'Watching gauges and screens', sw: 'Kufuatilia vipimo na skrini' },
  'Operation and Control': { en: 'Running machines', sw: 'Kuendesha mashine' },
  'Equipment Maintenance': { en: 'Looking after machines', sw: 'Kutunza mashine' },
  Troubleshooting: { en: 'Finding out what is broken', sw: 'Kutafuta kilichoharibika' },
  Repairing: { en: 'Repairing', sw: 'Kutengeneza vilivyoharibika' },
  'Quality Control Analysis': { en: 'Testing for quality', sw: 'Kupima ubora' },
  'Judgment and Decision Making': { en: 'Deciding well', sw: 'Kufanya uamuzi mzuri' },
  'Systems Analysis': { en: 'Seeing how parts work together', sw: 'Kuona jinsi sehemu zinavyofanya kazi pamoja' },
  'Systems Evaluation': { en: 'Judging whether a plan works', sw: 'Kupima kama mpango unafanya kazi' },
  'Time Management': { en: 'Managing time', sw: 'Kupanga muda' },
  'Management of Financial Resources': { en: 'Managing money', sw: 'Kusimamia pesa' },
  'Management of Material Resources': { en: 'Managing things and supplies', sw: 'Kusimamia vifaa' },
  'Management of Personnel Resources': { en: 'Leading people', sw: 'Kuongoza watu' },
}
