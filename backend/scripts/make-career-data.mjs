// node backend/scripts/make-career-data.mjs SHARED_FOLDER
// Writes backend/data/occupations.json and backend/data/interest-model.json. SHARED_FOLDER holds data/onet/occupations.csv,
// data/interest-model.json, eval/fields.json and eval/people.csv.gz. Same input, same bytes. People's rows are read to fit the
// fields, and none is written.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { fitFields, LIFTS, readPeople } from './fit-fields.mjs'

const ONET_VERSION = '29.3'
const LETTERS = ['R', 'I', 'A', 'S', 'E', 'C']
const output = new URL('../data/', import.meta.url)

/** Rows of a CSV text as objects by column name. A quoted cell may hold commas, line ends and doubled quotes. */
function parseCsv(text) {
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/g
  const rows = [[]]
  for (const [, raw, end] of text.trimEnd().matchAll(cell)) {
    rows.at(-1).push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  const [header, ...body] = rows
  return body.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]])))
}

const isTable = (value) => Array.isArray(value) && typeof value[0] === 'object'
const rows = (table) => `[\n${table.map((row) => JSON.stringify(row)).join(',\n')}\n]`

/** An object as JSON: a value a line, and of a table a row a line. */
const lines = (object) =>
  `{\n${Object.entries(object)
    .map(([key, value]) => `${JSON.stringify(key)}:${isTable(value) ? rows(value) : JSON.stringify(value)}`)
    .join(',\n')}\n}\n`

const hash = (value) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 8)

const VALUES = ['Achievement', 'Working Conditions', 'Recognition', 'Relationships', 'Support', 'Independence']
const SKILLS_KEPT = 10

/** Rows of an O*NET table by code. */
function tableOf(folder, name) {
  const bytes = readFileSync(join(folder, 'data/onet', name))
  const table = parseCsv((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
  return {
    columns: Object.keys(table[0]).filter((column) => column !== 'soc'),
    rows: new Map(table.map((row) => [row.soc, row])),
  }
}

/** The skills that count most: by importance above none, times level. */
function skillsOf(row, skills) {
  return skills
    .map((skill, at) => [at, Number(row[`${skill}|IM`]), Number(row[`${skill}|LV`])])
    .sort((a, b) => (b[1] - 1) * b[2] - (a[1] - 1) * a[2] || a[0] - b[0])
    .slice(0, SKILLS_KEPT)
}

function makeCatalogue(folder) {
  const values = tableOf(folder, 'work_values.csv')
  const styles = tableOf(folder, 'work_styles.csv')
  const skillTable = tableOf(folder, 'skills.csv.gz')
  const skills = skillTable.columns.filter((column) => column.endsWith('|IM')).map((column) => column.slice(0, -3))
  const numbers = (row, columns) => row && columns.map((column) => Number(row[column]))
  const occupations = parseCsv(readFileSync(join(folder, 'data/onet/occupations.csv'), 'utf8'))
    .map((row) => ({
      id: row.soc,
      title: row.title,
      description: row.description,
      job_zone: Number(row.job_zone),
      interests: LETTERS.map((letter) => Number(row[letter])),
      values: numbers(values.rows.get(row.soc), VALUES),
      styles: numbers(styles.rows.get(row.soc), styles.columns),
      skills: skillTable.rows.has(row.soc) ? skillsOf(skillTable.rows.get(row.soc), skills) : undefined,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, title, description, job_zone, interests } of occupations) {
    const sound =
      title && description && [1, 2, 3, 4, 5].includes(job_zone) && interests.every((level) => level >= 1 && level <= 7)
    if (!sound)
      throw new Error(`occupations.csv: row ${id} needs a title, a description, a job zone 1–5 and levels 1–7.`)
  }
  return {
    source: `O*NET ${ONET_VERSION} Database, https://www.onetcenter.org/database.html, CC BY 4.0`,
    notice:
      `Includes information from the O*NET ${ONET_VERSION} Database by the U.S. Department of Labor, Employment and Training ` +
      'Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA. ' +
      'Modified: columns trimmed, scores derived.',
    version: `onet-${ONET_VERSION}-${hash(occupations)}`,
    skills,
    occupations,
  }
}

function makeModel(folder, occupations) {
  const fitted = JSON.parse(readFileSync(join(folder, 'data/interest-model.json'), 'utf8'))
  const fields = JSON.parse(readFileSync(join(folder, 'eval/fields.json'), 'utf8'))
  const known = new Set(occupations.map(({ id }) => id))
  const ids = Object.keys(fields).sort()
  const { person_mean, person_sd } = fitted
  const parts = fitFields(readPeople(folder, LETTERS, fitted, ids), ids.length)
  const parameters = {
    person_mean,
    person_sd,
    occupation_mean: fitted.occ_mean,
    occupation_sd: fitted.occ_sd,
    map: fitted.A,
    inverse_covariance: fitted.Sinv,
    fields: ids.map((id, at) => ({
      id,
      ...parts[at],
      lift: LIFTS[id] ?? 0,
      occupations: fields[id].socs.toSorted(),
      major_groups: fields[id].families.toSorted(),
    })),
  }
  for (const { id, occupations: codes } of parameters.fields) {
    const stray = codes.find((code) => !known.has(code))
    if (stray) throw new Error(`fields.json: ${id} names ${stray}, which is not in occupations.csv.`)
  }
  return {
    source:
      'Fitted on 35,655 people of an international online sample (48 interest items and a declared field of study), ' +
      'with O*NET interest levels on the side of the occupations.',
    notice: 'Weights, means and counts of groups only; no person can be read from it. Not a sample of Kenyan learners.',
    version: `interests-${hash(parameters)}`,
    ...parameters,
  }
}

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('Name the folder that holds data/ and eval/: node backend/scripts/make-career-data.mjs FOLDER')
  process.exit(2)
}
const catalogue = makeCatalogue(folder)
const model = makeModel(folder, catalogue.occupations)
mkdirSync(output, { recursive: true })
writeFileSync(new URL('occupations.json', output), lines(catalogue))
writeFileSync(new URL('interest-model.json', output), lines(model))
console.log(`${catalogue.version}: ${catalogue.occupations.length} occupations`)
console.log(`${model.version}: ${model.fields.length} fields`)
