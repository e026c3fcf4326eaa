import catalogue from '../data/occupations.json' with { type: 'json' }
import model from '../data/interest-model.json' with { type: 'json' }
import { prepare, rank, recommend, type Profile } from '../career-algorithm.ts'

const WARM_UP = 1_000
const RUNS = 5_000
const quality = { flat: false, too_fast: false, complete: 1 }

const others = {
  values: { achievement: 80, conditions: 20, recognition: 40, relationships: 90, support: 50, independence: 20 },
  traits: { openness: 60, conscientiousness: 70, extraversion: 40, agreeableness: 80, steadiness: 55 },
  grades: new Map([
    ['biology', 11],
    ['mathematics', 7],
    ['english', 9],
  ]),
}
const subjects = new Map(
  catalogue.occupations.slice(0, 213).map(({ id }) => [id, ['biology', 'mathematics', 'english']]),
)

/** The same profiles each time: means of eight answers, so steps of an eighth from 1 to 5. */
function profiles(count: number): Profile[] {
  let state = 1
  const mean = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return 1 + Math.floor((state / 2 ** 32) * 33) / 8
  }
  return Array.from({ length: count }, () => ({ R: mean(), I: mean(), A: mean(), S: mean(), E: mean(), C: mean() }))
}

/** Median and 99th percentile of a call, in microseconds. */
function measure(call: (profile: Profile) => unknown) {
  const people = profiles(500)
  const times = new Float64Array(RUNS)
  for (let run = -WARM_UP; run < RUNS; run++) {
    const start = process.hrtime.bigint()
    call(people[(run + WARM_UP) % people.length]!)
    if (run >= 0) times[run] = Number(process.hrtime.bigint() - start) / 1000
  }
  times.sort()
  const at = (share: number) => Math.round(times[Math.floor(share * RUNS)]! * 10) / 10
  return { p50: at(0.5), p99: at(0.99) }
}

/** Times ranking the whole catalogue, and recommending ten careers with their reasons. Prints and returns microseconds. */
export function benchRanking() {
  const prepared = prepare({ occupations: catalogue, model })
  const found = {
    rank: measure((profile) => rank(prepared, profile)),
    recommend: measure((profile) => recommend(prepared, profile, { limit: 10, quality })),
    'recommend with all parts': measure((profile) =>
      recommend(prepared, profile, { limit: 10, quality, others, subjects }),
    ),
  }
  for (const [name, { p50, p99 }] of Object.entries(found))
    console.log(`${name} (${prepared.occupations.length} careers): p50 ${p50} µs, p99 ${p99} µs`)
  return found
}
