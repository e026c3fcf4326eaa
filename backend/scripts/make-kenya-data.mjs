// node backend/scripts/make-kenya-data.mjs SHARED_FOLDER
// Writes backend/data/kenya/{education,cut-offs,entry-requirements}.json from SHARED_FOLDER/data/kenya. Same input, same
// bytes. What stands beside them in that folder is kept by hand.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const YEARS = ['2015', '2016', '2017', '2018', '2019', '2020', '2021']
const LATEST = YEARS.slice(-3)
/** Share of the changes from one year to the next that the band takes in. */
const BAND = 2 / 3

/** KUCCPS's short names of subjects, as our own ids. */
const SUBJECTS = {
  'MAT A': 'mathematics',
  ENG: 'english',
  KIS: 'kiswahili',
  BIO: 'biology',
  CHE: 'chemistry',
  PHY: 'physics',
  HAG: 'history',
  GEO: 'geography',
  CRE: 'religious-education',
  IRE: 'religious-education',
  FRE: 'french',
  GER: 'german',
  MUC: 'music',
  ARD: 'art-and-design',
}

const output = new URL('../data/kenya/', import.meta.url)
const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('Name the folder that holds data/kenya: node backend/scripts/make-kenya-data.mjs FOLDER')
  process.exit(2)
}
const read = (name) => readFileSync(join(folder, 'data/kenya', name))

/** Rows of a CSV text as objects by column name. A quoted cell may hold commas and doubled quotes. */
function parseCsv(text) {
  const [head, ...body] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) =>
      Array.from(line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",]*)/g), ([, cell]) =>
        cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
      ),
    )
  return body.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]])))
}
const table = (name) => parseCsv(gunzipSync(read(name)).toString('utf8'))

const round = (value) => Math.round(value * 1000) / 1000
const tidy = (name) => name.replaceAll(/\s+/g, ' ').trim()
const sum = (values) => values.reduce((total, value) => total + value, 0)
/** The value below which `share` of the sorted values lie. */
const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
const ascending = (values) => values.toSorted((a, b) => a - b)

/** An object as JSON: a value a line, and of a table a row a line. */
const lines = (object) =>
  `{\n${Object.entries(object)
    .map(([key, value]) => {
      const isTable = Array.isArray(value) && typeof value[0] === 'object'
      const text = isTable ? `[\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]` : JSON.stringify(value)
      return `${JSON.stringify(key)}: ${text}`
    })
    .join(',\n')}\n}\n`

function makeEducation() {
  const facts = JSON.parse(read('kenya_education.json').toString('utf8'))
  const { kuccps_cluster: cluster, kcse_aggregate: aggregate, cbe_senior_school: senior } = facts
  return {
    as_of: '2026',
    notice: 'Gathered from public pages; check with KNEC, KUCCPS and KICD before you rely on it.',
    kcse_points: facts.kcse_grade_points,
    kcse_aggregate: aggregate,
    cluster_formula: {
      text: cluster.formula,
      most_subjects: cluster.m_nominal,
      most_aggregate: cluster.spi_nominal,
      scale: 48,
      caveat: cluster.caveat,
      sources: cluster.sources,
    },
    cluster_names: Object.entries(facts.kuccps_clusters)
      .filter(([number]) => /^\d+$/.test(number))
      .map(([number, name]) => ({ number: Number(number), name })),
    first_grade_10: senior.first_cohort_grade10,
    pathways: Object.entries(senior.pathways).map(([name, tracks]) => ({
      name,
      tracks,
      percent_of_first_choices: senior.uptake_first_cohort_percent[name],
    })),
    pathway_sources: senior.sources,
  }
}

function makeCutOffs(programmes) {
  const groups = new Map()
  for (const programme of programmes) {
    const name = tidy(programme.course_group)
    groups.set(name, [...(groups.get(name) ?? []), programme])
  }
  const valueOf = (programme, year) => (programme[year] === '' ? [] : [Number(programme[year])])
  const changes = programmes.flatMap((programme) =>
    YEARS.slice(1).flatMap((year, at) => {
      const [before, after] = [valueOf(programme, YEARS[at])[0], valueOf(programme, year)[0]]
      return before === undefined || after === undefined ? [] : [Math.abs(after - before)]
    }),
  )
  const universityOf = ({ institution }) => tidy(institution)
  const universities = [...new Set(programmes.map(universityOf))].toSorted()
  const courses = [...groups].map(([name, members]) => {
    const all = members.flatMap((programme) => YEARS.flatMap((year) => valueOf(programme, year)))
    const latest = ascending(members.flatMap((programme) => LATEST.flatMap((year) => valueOf(programme, year))))
    if (all.some((value) => !(value > 0 && value <= 48))) throw new Error(`${name}: a cut-off lies outside 0–48.`)
    const mean = all.length > 0 ? sum(all) / all.length : null
    const placing = members.filter((programme) => LATEST.some((year) => valueOf(programme, year).length > 0))
    const taughtAt = new Set(placing.map((programme) => universities.indexOf(universityOf(programme))))
    return {
      name,
      programmes: members.length,
      lowest: latest[0] ?? null,
      middle: quantile(latest, 0.5) ?? null,
      highest: latest.at(-1) ?? null,
      mean: mean === null ? null : round(mean),
      sd: all.length > 1 ? round(Math.sqrt(sum(all.map((value) => (value - mean) ** 2)) / (all.length - 1))) : null,
      universities: ascending([...taughtAt]),
    }
  })
  return {
    source: {
      en: 'KUCCPS, cluster cut-offs of degree programmes, placements of 2015 to 2021',
      sw: 'KUCCPS, viwango vya kujiunga kwa kila klasta, programu za shahada, upangaji wa 2015 hadi 2021',
    },
    notice:
      'Past years only. Lowest, middle and highest are those of the latest years over all universities; mean and sd (standard ' +
      'deviation) are over all years and universities. A cut-off is the weight of the last one who was placed.',
    years: YEARS.map(Number),
    latest_years: LATEST.map(Number),
    programmes: programmes.length,
    universities,
    band: {
      points: round(quantile(ascending(changes), BAND)),
      share: round(BAND),
      changes: changes.length,
      text: 'Two of three cut-offs of the same programme moved by no more than this from one year to the next.',
    },
    courses: courses.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

/** One spelling for what is the same name: no doubled spaces, no “&”, no “WITH IT”. */
const key = (name) =>
  tidy(
    name
      .toUpperCase()
      .replaceAll('&', ' AND ')
      .replaceAll(/[,(]?\s*WITH IT\b/g, ' ')
      .replaceAll(/[^A-Z]+/g, ' '),
  )

function makeRequirements(programmes, rows) {
  const known = new Map()
  for (const row of rows) {
    const parts = row.minimum_subject_requirements?.split(';').map((part) => part.trim().split('>=')) ?? []
    const minimums = parts.filter(([subject]) => subject && subject !== 'null')
    const cluster = [1, 2, 3, 4].map((at) => row[`cluster_subject_${at}`])
    for (const subject of [...cluster, ...minimums.map(([subject]) => subject)])
      if (!SUBJECTS[subject]) throw new Error(`${row.degree}: ${subject} is no subject that we know.`)
    known.set(key(row.degree), {
      cluster: cluster.map((subject) => SUBJECTS[subject]),
      least: minimums.map(([subject, grade]) => ({ subject: SUBJECTS[subject], grade })),
    })
  }
  const groups = new Map()
  for (const programme of programmes) {
    const name = tidy(programme.course_group)
    groups.set(name, [...(groups.get(name) ?? [name]), programme.programme])
  }
  // The list is by degree, the cut-offs by course group: the group's own name counts first, then its programmes'.
  const courses = [...groups].flatMap(([name, names]) => {
    const found = names.map((each) => known.get(key(each))).find(Boolean)
    return found ? [{ name, ...found }] : []
  })
  return {
    source: {
      en: 'Entry requirements of degree programmes as published for the placement of 2022',
      sw: 'Masharti ya kujiunga na programu za shahada, yaliyochapishwa kwa upangaji wa 2022',
    },
    notice:
      'Past year only. “cluster” holds the first choice in each of the four cluster subjects, as the list prints them; the other ' +
      'choices are in rules.json. Every degree also asks for a mean of C+. Course groups the list does not name are left out.',
    year: 2022,
    degrees: rows.length,
    courses: courses.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}

const programmes = table('kuccps_programmes_cutoffs_2015_2021.csv.gz')
const made = {
  education: makeEducation(),
  'cut-offs': makeCutOffs(programmes),
  'entry-requirements': makeRequirements(programmes, table('degree_entry_requirements_2022.csv.gz')),
}
mkdirSync(output, { recursive: true })
for (const [name, value] of Object.entries(made)) writeFileSync(new URL(`${name}.json`, output), lines(value))
console.log(
  `${made['cut-offs'].courses.length} course groups, ${made['entry-requirements'].courses.length} with entry requirements`,
)
console.log(`band: ${made['cut-offs'].band.points} points over ${made['cut-offs'].band.changes} changes`)
