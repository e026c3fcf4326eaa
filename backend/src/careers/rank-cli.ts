import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { LETTERS } from '@tajiconnect/contract/letters'
import { prepare, recommend, type CareerRecommendations, type Profile } from '../../career-algorithm.ts'
import type { CareerData } from './career-data.ts'
import type { CareerReason } from './reasons.ts'

const HELP = `Ranks careers for a person's six interests.

npx tsx backend/career-algorithm.ts --interests R=3.1,I=4.2,A=2.0,S=3.5,E=2.8,C=2.4

  --interests  the mean answer, 1 to 5, for each letter: R realistic, I investigative,
               A artistic, S social, E enterprising, C conventional
  --limit      how many careers (10)
  --zones      only these O*NET job zones, for example 4,5 (all)
  --json       the answer as JSON
  --help       this text

Score: the share of the catalogue that fits this person less. Confidence: how often such
a list holds a career of the person's own field (measured on an international sample).
+ and - are points: the letter's exact part, against an average person.`

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'))
const data = { occupations: read('occupations'), model: read('interest-model') } as CareerData

/** `R=3.1,I=4` as a profile. Throws RangeError for a word that is not a letter of the six with a number. */
function parseInterests(text: string): Partial<Profile> {
  const profile: Partial<Profile> = {}
  for (const word of text.split(',')) {
    const [name = '', value = ''] = word.split('=').map((side) => side.trim())
    const letter = LETTERS.find((letter) => letter === name.toUpperCase())
    if (!letter || value === '' || Number.isNaN(Number(value)))
      throw new RangeError(
        `"${word}" is not an interest: write a letter of ${LETTERS.join(', ')} and a number, such as R=3.1.`,
      )
    if (profile[letter] !== undefined) throw new RangeError(`Interest ${letter} is given twice: give it once.`)
    profile[letter] = Number(value)
  }
  return profile
}

function parse() {
  const { values } = parseArgs({
    options: {
      interests: { type: 'string' },
      limit: { type: 'string', default: '10' },
      zones: { type: 'string' },
      json: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  })
  return values
}

const signed = ({ letter, points }: CareerReason) => `${letter} ${points > 0 ? '+' : ''}${Math.round(points)}`

function table({ version, confidence, recommendations }: CareerRecommendations) {
  const titles = new Map(data.occupations.occupations.map(({ id, title }) => [id, title]))
  const rows = recommendations.map(
    ({ id, score, reasons_for, reasons_against }) =>
      `${score.toFixed(1).padStart(5)}  ${id}  ${titles.get(id)}  (${[...reasons_for, ...reasons_against].map(signed).join(', ')})`,
  )
  return [...rows, '', `Confidence in the first ten: ${confidence} of 100. Version ${version}.`].join('\n')
}

function run(): string {
  const { interests, limit, zones, json, help } = parse()
  if (help) return HELP
  if (interests === undefined)
    throw new RangeError('No interests are given: add --interests R=3.1,I=4.2,A=2,S=3.5,E=2.8,C=2.4')
  const found = recommend(prepare(data), parseInterests(interests), {
    limit: Number(limit),
    ...(zones !== undefined && { job_zones: zones.split(',').map(Number) }),
    quality: { flat: false, too_fast: false, complete: 1 },
  })
  return json ? JSON.stringify(found, null, 2) : table(found)
}

try {
  process.stdout.write(`${run()}\n`)
} catch (error) {
  const misused = error instanceof RangeError || (error instanceof Error && 'code' in error)
  if (!misused) throw error
  // parseArgs adds lines of advice; the first says what is wrong.
  process.stderr.write(`${error.message.split('\n')[0]}\n`)
  process.exitCode = 2
}
