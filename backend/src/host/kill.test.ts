import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { JournalDisk } from './journal-disk.ts'
import { takeLock } from './lock.ts'

const ROUNDS = 6
const writer = fileURLToPath(new URL('../testing/kill-writer.ts', import.meta.url))

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kill-'))
  writeFileSync(join(dir, 'db.json'), '{}')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** Lets a writer run, kills it so many milliseconds after its first acknowledgement, and answers with all of them. */
async function writeUntilKilled(round: number, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, dir, String(round)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8')
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), ms))
  child.stdout.on('data', (text: string) => (output += text))
  const signal = await new Promise((resolve) => child.once('close', (_, signal) => resolve(signal)))
  expect(signal).toBe('SIGKILL')
  return output.split('\n').slice(0, -1)
}

test('a gateway killed in the middle of writing loses nothing it has acknowledged', async () => {
  const acknowledged: string[] = []
  for (let round = 1; round <= ROUNDS; round += 1) {
    acknowledged.push(...(await writeUntilKilled(round, 20 + Math.random() * 150)))
    const unlock = takeLock(join(dir, 'db.json.lock'))
    const { subjects } = await new JournalDisk(join(dir, 'db.json')).load()
    unlock()
    const kept = new Set(subjects?.map(({ id }) => id))
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([])
  }
  expect(acknowledged.length).toBeGreaterThan(100)
})
