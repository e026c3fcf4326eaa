import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

const BYTES = 32

/** The key that signs access tokens: made at the first start, readable by its owner only. */
export function readSecret(dataDir: string): Uint8Array<ArrayBuffer> {
  const path = join(dataDir, 'secret.key')
  if (!existsSync(path)) {
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(path, randomBytes(BYTES), { mode: 0o600, flag: 'wx' })
  }
  const secret = new Uint8Array(readFileSync(path))
  if (secret.length !== BYTES) {
    throw new StartError(`${path} must hold ${BYTES} bytes. Delete it: a new one is made, and everyone signs in again.`)
  }
  return secret
}
