import type { Item } from '@tajiconnect/contract/courses'
import { learnerOf } from '@tajiconnect/contract/learner/learner'
import { chooseNext, type Why } from '@tajiconnect/contract/learner/session'
import type { MarkedAnswer } from '@tajiconnect/contract/skills'

const ANSWERS = 20_000
const SKILLS = 2_000
const ITEMS_A_SKILL = 10
const RUNS = 50
const WARM_UP = 5
const START_MS = Date.parse('2026-01-05T08:00:00Z')
const YEAR_MS = 365 * 86_400_000

/** Park & Miller 1988, so that every run measures the same learner. */
function chance(seed: number) {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

const skillId = (n: number) => `skill.${n}`
const itemId = (skill: number, n: number) => `skill.${skill}-${n}`

/** A year of a learner who meets every skill again and again, mostly rightly; each rests on two before it. */
function learner() {
  const random = chance(1)
  const skills = Array.from({ length: SKILLS }, (_, n) => ({
    id: skillId(n),
    prerequisites: n < 20 ? [] : [skillId(Math.floor(n / 2)), skillId(Math.floor(n / 3))],
  }))
  const items = new Map(
    skills.map(({ id }, skill) => [id, Array.from({ length: ITEMS_A_SKILL }, (_, n) => item(id, itemId(skill, n), n))]),
  )
  const log = Array.from({ length: ANSWERS }, (_, n): MarkedAnswer => {
    // Sittings of five on one skill, the early ones more often.
    const skill = Math.floor(SKILLS * ((Math.floor(n / 5) * 0.618_034) % 1) ** 2)
    return {
      id: crypto.randomUUID(),
      skill_id: skillId(skill),
      item_id: itemId(skill, n % ITEMS_A_SKILL),
      answered_at: new Date(START_MS + (n / ANSWERS) * YEAR_MS).toISOString(),
      correct: random() < 0.8,
      hint_used: random() < 0.05,
      guess: 0.25,
      difficulty: (n % 5) - 2,
    }
  })
  return { skills, items, log }
}

const item = (skill_id: string, id: string, n: number): Item => ({
  id,
  skill_id,
  type: 'number',
  answer: n,
  tolerance: 0,
  difficulty: (n % 5) - 2,
  prompt: '',
  hint: '',
  explanation: '',
})

/** Median and 99th percentile of a call, in milliseconds. */
function measure(call: (run: number) => unknown, runs = RUNS) {
  const times: number[] = []
  for (let run = -WARM_UP; run < runs; run++) {
    const start = process.hrtime.bigint()
    call(run)
    if (run >= 0) times.push(Number(process.hrtime.bigint() - start) / 1e6)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: sorted[Math.floor(0.5 * runs)]!, p99: sorted[Math.floor(0.99 * runs)]! }
}

/**
 * Times making a learner's state from their whole log, and choosing the next item on it; beside reading the same log as
 * JSON, which a phone has to do first. Prints and returns milliseconds.
 */
export function benchLearner() {
  const { skills, items, log } = learner()
  const text = JSON.stringify(log)
  const state = learnerOf(log)
  const now = new Date(START_MS + YEAR_MS)
  const weights = new Map(skills.map(({ id }, n) => [id, n % 2 === 0 ? 1 : 0.5]))
  const itemsOf = (id: string) => items.get(id) ?? []
  const choose = (run: number) => {
    const asked = Array.from({ length: Math.abs(run) % 10 }, (): Why => 'next')
    return chooseNext({ state, skills, weights, itemsOf, now, asked })
  }
  if (!choose(0)) throw new Error('There was nothing to choose')
  const found = {
    'read the log (JSON.parse)': measure(() => JSON.parse(text) as unknown),
    'learner: state from the log': measure(() => learnerOf(log)),
    'learner: choose the next item': measure(choose, 10 * RUNS),
  }
  const base = found['read the log (JSON.parse)'].p50
  for (const [name, { p50, p99 }] of Object.entries(found))
    console.log(
      `${name} (${ANSWERS} answers, ${Object.keys(state.skills).length} of ${SKILLS} skills met): p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, ${(p50 / base).toFixed(2)}× reading it`,
    )
  return found
}
