/** OWASP's figure for PBKDF2 with SHA-256 (2023); kept with each lock, so that it can be raised. */
const ROUNDS = 600_000
const CURVE = { name: 'ECDH', namedCurve: 'P-256' }
const IV_BYTES = 12

/** A key pair: anybody can seal with its public half; the private half lies wrapped by a key made from the PIN. */
export interface Lock {
  rounds: number
  salt: string
  public: string
  wrapped: string
}

/** A text that the private half alone opens. `from` is the public half of a pair made for this text only. */
export interface Sealed {
  from: string
  box: string
}

/** WebCrypto is there on pages from https and from this machine only. */
export const canLock = (): boolean => typeof crypto !== 'undefined' && crypto.subtle !== undefined

export async function makeLock(pin: string): Promise<Lock> {
  const salt = random(16)
  const [pair, key] = await Promise.all([
    crypto.subtle.generateKey(CURVE, true, ['deriveBits']),
    keyOfPin(pin, salt, ROUNDS),
  ])
  const iv = random(IV_BYTES)
  const wrapped = await crypto.subtle.wrapKey('pkcs8', pair.privateKey, key, { name: 'AES-GCM', iv })
  return { rounds: ROUNDS, salt: toText(salt), public: await publicOf(pair), wrapped: toText(iv, wrapped) }
}

/** `purpose` has to be the same when it is opened. Needs no PIN. */
export async function seal(lock: Lock, text: string, purpose: string): Promise<Sealed> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits'])
  const from = await publicOf(pair)
  const key = await keyBetween(pair.privateKey, lock.public, { from, to: lock.public, purpose })
  const iv = random(IV_BYTES)
  return { from, box: toText(iv, await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encode(text))) }
}

/** The private half of a lock, or null where the PIN is another or the lock is broken. */
export async function unlock(lock: Lock, pin: string): Promise<CryptoKey | null> {
  try {
    const key = await keyOfPin(pin, toBytes(lock.salt), lock.rounds)
    const [iv, wrapped] = split(lock.wrapped)
    return await crypto.subtle.unwrapKey('pkcs8', wrapped, key, { name: 'AES-GCM', iv }, CURVE, false, ['deriveBits'])
  } catch {
    return null
  }
}

/** Rejects where it was sealed for another lock or purpose, or has been changed since. */
export async function open(lock: Lock, half: CryptoKey, { from, box }: Sealed, purpose: string): Promise<string> {
  const key = await keyBetween(half, from, { from, to: lock.public, purpose })
  const [iv, sealed] = split(box)
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed))
}

async function keyOfPin(pin: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', encode(pin), 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['wrapKey', 'unwrapKey'])
}

/** What both sides of a key exchange come to (ECDH, then HKDF), bound to both halves and to what it is for. */
async function keyBetween(half: CryptoKey, other: string, bound: Record<'from' | 'to' | 'purpose', string>) {
  const theirs = await crypto.subtle.importKey('raw', toBytes(other), CURVE, false, [])
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, half, 256)
  const base = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = encode([bound.purpose, bound.from, bound.to].join(' '))
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

type Bytes = Uint8Array<ArrayBuffer>

const publicOf = async ({ publicKey }: CryptoKeyPair) => toText(await crypto.subtle.exportKey('raw', publicKey))
const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))
const encode = (text: string): Bytes => new TextEncoder().encode(text)

/** Bytes one after the other, as base64. */
function toText(...parts: (Bytes | ArrayBuffer)[]): string {
  return btoa(parts.map((part) => String.fromCharCode(...new Uint8Array(part))).join(''))
}

const toBytes = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

const split = (text: string): [Bytes, Bytes] => {
  const bytes = toBytes(text)
  return [bytes.slice(0, IV_BYTES), bytes.slice(IV_BYTES)]
}
