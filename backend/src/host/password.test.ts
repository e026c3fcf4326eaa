import { expect, test } from 'vitest'
import { argon2Hash } from './password.ts'

test('a password is kept as argon2id with 19 MiB, two passes and one lane, and known again', async () => {
  const hash = await argon2Hash.make('Karibu-2026!')
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await argon2Hash.verify(hash, 'Karibu-2026!')).toBe(true)
  expect(await argon2Hash.verify(hash, 'karibu-2026!')).toBe(false)
  expect(await argon2Hash.make('Karibu-2026!')).not.toBe(hash)
})
