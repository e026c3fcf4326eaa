import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listen, stopListening } from '../src/host/listen.ts'

let dir: string
let other: Server
let port: number
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'start-'))
  other = createServer((_, response) => void response.end('not a gateway'))
  port = await listen(other, 0, 'PORT')
})
afterEach(async () => {
  await stopListening(other, 0)
  rmSync(dir, { recursive: true, force: true })
})

/** Runs a script to its end; answers with its exit code and all it has said. */
async function run(script: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
    env: { ...process.env, NODE_ENV: 'development', DATA_DIR: dir, ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, output }
}

test('npm start: a port taken by something that is not a gateway is one sentence, and nothing has started', async () => {
  expect(await run('start.mjs', { GATEWAY_PORT: String(port) })).toEqual({
    code: 1,
    output: `Port ${port} is taken by something that is not a gateway. Stop that, or set GATEWAY_PORT to a free port.\n`,
  })
  expect(readdirSync(dir)).toEqual([])
})

test('npm run db:reset puts the seed in place of the working copy', async () => {
  const { code, output } = await run('db-reset.mjs', {})
  expect({ code, output }).toEqual({ code: 0, output: `The seed data is back in ${join(dir, 'db.json')}\n` })
  expect(readdirSync(dir)).toEqual(['db.json'])
})
