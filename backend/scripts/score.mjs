// npm run score -- FOLDER [options of its eval.mjs]
// Scores the ranking on people whose field of study is known. FOLDER holds the scorer, the fields and the people; nothing
// else in the project needs it.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LABELS = [
  ['macro', 'field5', "own field among the first 5 fields, a field's mean"],
  ['macro', 'auc', "own field's careers above the others (AUC), a field's mean"],
  ['macro', 'field10', "own field among the first 10 fields, a field's mean"],
  ['micro', 'field5', "own field among the first 5 fields, a person's mean"],
  ['micro', 'occ10', "a career of the own field in the first 10, a person's mean"],
]

const [folder, ...given] = process.argv.slice(2)
const scorer = folder && join(folder, 'eval.mjs')
if (!scorer || !existsSync(scorer)) {
  console.error('Name the folder that holds eval.mjs and its people: npm run score -- FOLDER')
  process.exit(2)
}
const options = [...(given.includes('--zones') ? [] : ['--zones', '4,5']), ...given, '--row']
const adapter = fileURLToPath(new URL('score-adapter.mjs', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'career-score-'))
try {
  const report = join(scratch, 'report.json')
  const run = spawnSync(process.execPath, [scorer, adapter, ...options, '--json', report], { stdio: 'inherit' })
  if (run.status !== 0) process.exit(run.status ?? 1)
  const scores = JSON.parse(readFileSync(report, 'utf8'))
  console.log(`\n${scores.n} people of ${scores.split}, ${scores.fields} fields, job zones ${scores.zones}`)
  for (const [kind, key, label] of LABELS) console.log(`${(100 * scores[kind][key]).toFixed(1).padStart(6)}%  ${label}`)
  console.log(`${scores.calibration.ece.toFixed(4).padStart(7)}  calibration error (ECE) of a career's confidence`)
  console.log(`${scores.microseconds.p50.toFixed(0).padStart(7)}  µs a person at the median, adapter included`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
