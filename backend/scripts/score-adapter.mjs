// What the scorer asks for: rank(profile) → every career, best first. Nothing is diversified, nothing filtered.
import { readFileSync } from 'node:fs'
import { tsImport } from 'tsx/esm/api'

const { prepare, rank } = await tsImport('../career-algorithm.ts', import.meta.url)
const { careerChance, fieldChances, groupChances } = await tsImport('../src/careers/confidence.ts', import.meta.url)

const read = (name) => JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8'))
const prepared = prepare({ occupations: read('occupations'), model: read('interest-model') })

function rankForScorer({ riasec }) {
  const groups = groupChances(prepared, fieldChances(prepared, riasec))
  return rank(prepared, riasec).map(({ id, points }) => ({
    soc: id,
    score: points,
    confidence: 100 * careerChance(groups, id),
  }))
}

export { rankForScorer as rank }
