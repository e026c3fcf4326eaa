import { describe, expect, test } from 'vitest'
import { codeOf } from '../testing/authenticator.ts'
import { hashBackupCode, newBackupCodes } from './backup-codes.ts'
import { newSecret, otpauthUri, stepOf } from './totp.ts'

/** RFC 6238, Appendix B, SHA-1; the secret is its `12345678901234567890`, and codes here have the last six digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const vectors: [seconds: number, code: string][] = [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
]
const at = (seconds: number) => new Date(seconds * 1000)

describe('codes of the app', () => {
  test.each(vectors)('at %d s the RFC’s code is of its step', (seconds, code) => {
    expect(stepOf(secret, code.slice(2), at(seconds))).toBe(Math.floor(seconds / 30))
    expect(codeOf(secret, at(seconds))).toBe(code.slice(2))
  })

  test('one step before and one after count, two do not', () => {
    const now = 1_800_000_000
    const steps = [-60, -30, 0, 30, 60].map((off) => stepOf(secret, codeOf(secret, at(now + off)), at(now)))
    expect(steps).toEqual([null, 59999999, 60000000, 60000001, null])
  })

  test('a secret has 160 bits and is another one each time', () => {
    const secrets = Array.from({ length: 50 }, newSecret)
    expect(new Set(secrets).size).toBe(50)
    for (const one of secrets) expect(one).toMatch(/^[A-Z2-7]{32}$/)
  })

  test('the URI names the issuer and the account', () => {
    const uri = new URL(otpauthUri(secret, 'amina+1@example.com'))
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp'])
    expect(decodeURIComponent(uri.pathname)).toBe('/TajiConnect:amina+1@example.com')
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      issuer: 'TajiConnect',
      secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
})

describe('backup codes', () => {
  test('are ten, of 80 bits, in groups, all different', () => {
    const codes = newBackupCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  })

  test('are known again however they are typed', async () => {
    const kept = await hashBackupCode('7K0Q-21AB-CDEF-GHJK')
    expect(kept).toMatch(/^[\da-f]{64}$/)
    for (const typed of ['7k0q21abcdefghjk', ' 7KOQ 2IAB CDEF GHJK', '7koq-2lab-cdef-ghjk'])
      expect(await hashBackupCode(typed)).toBe(kept)
    expect(await hashBackupCode('7K0Q-21AB-CDEF-GHJM')).not.toBe(kept)
  })
})
