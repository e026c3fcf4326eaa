import { base64url } from 'jose'

const LIFE_MS = 10 * 60_000

export interface ContentLinks {
  /** A token with which this person, and nobody else, can read this content for ten minutes. It opens nothing else. */
  sign(content_id: string, user_id: string): Promise<{ token: string; expires_at: string }>
  /** Whose token it is, or null where it is too old, for other content, or not one of ours. */
  verify(token: string, content_id: string): Promise<string | null>
}

/** Tokens are `expiry.person.mac`; nothing is kept of them. */
export function createContentLinks(secret: Uint8Array<ArrayBuffer>, clock: () => Date): ContentLinks {
  const key = crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])
  return {
    sign: async (content_id, user_id) => {
      const expires = clock().getTime() + LIFE_MS
      const mac = await crypto.subtle.sign('HMAC', await key, signed(content_id, user_id, expires))
      const token = [expires, encode(new TextEncoder().encode(user_id)), encode(new Uint8Array(mac))].join('.')
      return { token, expires_at: new Date(expires).toISOString() }
    },
    verify: async (token, content_id) => {
      const [, expires, person, mac] = /^(\d{1,15})\.([\w-]+)\.([\w-]+)$/.exec(token) ?? []
      if (!expires || !person || !mac || Number(expires) <= clock().getTime()) return null
      const user_id = new TextDecoder().decode(decode(person))
      const ours = await crypto.subtle.verify(
        'HMAC',
        await key,
        decode(mac),
        signed(content_id, user_id, Number(expires)),
      )
      return ours ? user_id : null
    },
  }
}

/** As JSON, so that no id can be taken for part of another; access and refresh tokens sign nothing that begins so. */
const signed = (content_id: string, user_id: string, expires: number) =>
  new TextEncoder().encode(JSON.stringify(['content', content_id, user_id, expires]))

const encode = (bytes: Uint8Array) => base64url.encode(bytes)

/** What is not base64url decodes to nothing, which no signature is. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(base64url.decode(text))
  } catch {
    return new Uint8Array()
  }
}
