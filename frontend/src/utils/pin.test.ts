import { createDecipheriv, createPrivateKey, createPublicKey, diffieHellman, hkdfSync, pbkdf2Sync } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeLock, open, seal, unlock, type Lock, type Sealed } from './pin.ts'

/** Made once and for all: what was sealed before an update has to open after it. */
const LOCK: Lock = {
  rounds: 600_000,
  salt: 'quBg4Iynn05oowSo0fcOag==',
  public: 'BEJNKPCoTSkKpYoojYM9mObD4Dkk304Ct0oAbPqzMjEgx7ffhlvoiqrl8Sd5bHvb+di7pfvDh8wR9Xvc+zh7pfA=',
  wrapped:
    'MM9C+9M1qV+kiK+eGNOjHoAxtdxlKN7Kh+ztqzreG2pUCTaozHt0wPa1bDLnNmDm+MZYMM0m2M0xwLMI7CJgERNwRgjREd/cX3JKR7S3czk7Rbz8+sdQZYEYXvJSBXAJVNFT2NOhjQfkm04a7QYBwbULoh9cDKA2VHI60Av/7xFDiHnSigGj9hiPs04ZnJs1l3mdGOnpb15WB/ZUHz1/YnFlZ4O/jA==',
}
const SEALED: Sealed = {
  from: 'BMC20dAY5EM+b5vunkmeOXQNvebhVUH8bXOddcsYOps5IaxpaJIw7kBROUi7410JdHwI6/xDQXxjmpm5Sm11czs=',
  box: 'jU0BxZmTCX/+PPUGASel+nHIKT3O632Tw0R5sZqJLlZS9GNeXOvTK7o=',
}

async function opened(pin: string, { lock = LOCK, sealed = SEALED, purpose = 'amina' } = {}) {
  const half = await unlock(lock, pin)
  return half && open(lock, half, sealed, purpose)
}

const bytes = (text: string) => Buffer.from(text, 'base64')

/** AES-256-GCM with the nonce before and the tag after, as Node's own library does it. */
function decrypt(key: Uint8Array, text: string): Buffer {
  const all = bytes(text)
  const decipher = createDecipheriv('aes-256-gcm', key, all.subarray(0, 12))
  decipher.setAuthTag(all.subarray(-16))
  return Buffer.concat([decipher.update(all.subarray(12, -16)), decipher.final()])
}

const point = (text: string) => {
  const raw = bytes(text)
  const [x, y] = [raw.subarray(1, 33), raw.subarray(33)].map((half) => half.toString('base64url'))
  return createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
}

test('what was sealed long ago opens by its PIN alone', async () => {
  expect(await opened('2580')).toBe('Habari, Amina')
  expect(await opened('2581')).toBeNull()
  expect(await opened('02580')).toBeNull()
  expect(await opened('2580', { lock: { ...LOCK, wrapped: '?' } })).toBeNull()
})

test('it is PBKDF2, ECDH, HKDF and AES-GCM by the book: another library opens it too', () => {
  const pkcs8 = decrypt(pbkdf2Sync('2580', bytes(LOCK.salt), LOCK.rounds, 32, 'sha256'), LOCK.wrapped)
  const privateKey = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const shared = diffieHellman({ privateKey, publicKey: point(SEALED.from) })
  const key = new Uint8Array(hkdfSync('sha256', shared, '', `amina ${SEALED.from} ${LOCK.public}`, 32))
  expect(decrypt(key, SEALED.box).toString()).toBe('Habari, Amina')
})

test('it opens for the same purpose only, and not once it was changed', async () => {
  await expect(opened('2580', { purpose: 'baraka' })).rejects.toMatchObject({ name: 'OperationError' })
  const box = SEALED.box.replace('w', 'x')
  await expect(opened('2580', { sealed: { ...SEALED, box } })).rejects.toMatchObject({ name: 'OperationError' })
})

test('no two locks and no two boxes are alike', async () => {
  const [one, other] = await Promise.all([makeLock('2580'), makeLock('2580')])
  expect(one.rounds).toBe(600_000)
  for (const part of ['salt', 'public', 'wrapped'] as const) expect(one[part]).not.toBe(other[part])
  const boxes = await Promise.all([seal(one, 'Habari, Amina', 'a'), seal(one, 'Habari, Amina', 'a')])
  expect(boxes[0]).not.toEqual(boxes[1])
  for (const sealed of boxes) {
    expect(await opened('2580', { lock: one, sealed, purpose: 'a' })).toBe('Habari, Amina')
    await expect(opened('2580', { lock: other, sealed, purpose: 'a' })).rejects.toMatchObject({
      name: 'OperationError',
    })
  }
})
