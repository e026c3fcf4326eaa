import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { takeLock } from './lock.ts'

let dir: string
let path: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'))
  path = join(dir, 'db.json.lock')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('one owner at a time; given back, it is free', () => {
  const unlock = takeLock(path)
  expect(readFileSync(path, 'utf8')).toBe(`${process.pid}\n`)
  expect(() => takeLock(path)).toThrow(
    `The data is in use by process ${process.pid}. Stop that gateway first; if none is running, delete ${path}.`,
  )
  unlock()
  expect(existsSync(path)).toBe(false)
  takeLock(path)()
})

test('the lock of another process that lives is refused', () => {
  writeFileSync(path, `${process.ppid}\n`)
  expect(() => takeLock(path)).toThrow(`in use by process ${process.ppid}`)
  expect(readFileSync(path, 'utf8')).toBe(`${process.ppid}\n`)
})

test.each([
  ['a process that is gone', String(spawnSync(process.execPath, ['--version']).pid)],
  ['an earlier process with this one’s number', String(process.pid)],
  ['a process that died before it wrote its number', ''],
])('the lock of %s is taken over', (_, content) => {
  writeFileSync(path, content)
  takeLock(path)()
  expect(existsSync(path)).toBe(false)
})
