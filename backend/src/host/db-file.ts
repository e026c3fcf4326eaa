import { isDeepStrictEqual } from 'node:util'
import { collectionNames, type CollectionName } from '../collections.ts'
import type { Change, State } from '../store.ts'
import type { Row } from '../table.ts'
import { findJsonError } from './json-error.ts'
import { StartError } from './start-error.ts'

/** The rows of every collection by id, in order. */
export type Rows = Record<CollectionName, Map<string, Row>>

/** Reads the text of a `db.json`. Throws `StartError` with the place of the first thing that is wrong. */
export function parseDb(text: string, file: string): Rows {
  const data = parseJson(text.replace(/^\uFEFF/, ''), file)
  if (!isObject(data)) throw new StartError(`${file} must hold one object whose properties are collections.`)
  const unknown = Object.keys(data).find((name) => !collectionNames.includes(name as CollectionName))
  if (unknown !== undefined) {
    const known = collectionNames.join(', ')
    throw new StartError(`${file} holds an unknown collection "${unknown}". The known ones are ${known}.`)
  }
  return rowsOf((name) => byId(data[name] === undefined ? [] : data[name], `${file}, ${name}`))
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const { line, column, message } = findJsonError(text) ?? { line: 1, column: 1, message: 'not JSON' }
    throw new StartError(`${file} is broken at line ${line}, column ${column}: ${message}.`, { cause })
  }
}

function byId(list: unknown, place: string): Map<string, Row> {
  if (!Array.isArray(list)) throw new StartError(`${place}: expected an array of records.`)
  const rows = new Map<string, Row>()
  for (const [index, row] of list.entries()) {
    if (!isObject(row) || typeof row['id'] !== 'string' || row['id'] === '') {
      throw new StartError(`${place}[${index}]: expected an object with an "id" that is a string.`)
    }
    if (rows.has(row['id'])) throw new StartError(`${place}[${index}]: the id "${row['id']}" stands there twice.`)
    rows.set(row['id'], row as unknown as Row)
  }
  return rows
}

/** The text of a `db.json` that a person can read, piece by piece. */
export function* formatDb(rows: Rows): Generator<string> {
  yield '{'
  for (const [at, name] of collectionNames.entries()) {
    yield `${at === 0 ? '' : ','}\n  "${name}": [`
    let comma = ''
    for (const row of rows[name].values()) {
      yield `${comma}\n    ${JSON.stringify(row, null, 2).replaceAll('\n', '\n    ')}`
      comma = ','
    }
    yield comma ? '\n  ]' : ']'
  }
  yield '\n}\n'
}

export const rowsOf = (rows: (name: CollectionName) => Map<string, Row>): Rows =>
  Object.fromEntries(collectionNames.map((name) => [name, rows(name)])) as Rows

export const copyRows = (rows: Rows): Rows => rowsOf((name) => new Map(rows[name]))

export const stateOf = (rows: Rows): State =>
  Object.fromEntries(collectionNames.map((name) => [name, [...rows[name].values()]])) as State

export function applyChanges(rows: Rows, changes: readonly Change[]) {
  for (const [name, id, row] of changes) {
    if (row) rows[name].set(id, row)
    else rows[name].delete(id)
  }
}

/** The rows that were put, changed or taken out between two versions of the file. */
export function differences(before: Rows, after: Rows): Change[] {
  const changes: Change[] = []
  for (const name of collectionNames) {
    for (const [id, row] of after[name]) {
      if (!isDeepStrictEqual(row, before[name].get(id))) changes.push([name, id, row])
    }
    for (const id of before[name].keys()) if (!after[name].has(id)) changes.push([name, id, null])
  }
  return changes
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
