import { base64url } from 'jose'

/** 256 random bits, base64url: what stands in a link, and is kept nowhere. */
export const newToken = (): string => base64url.encode(crypto.getRandomValues(new Uint8Array(32)))

/** SHA-256 in base64url. No slow hash is needed for what nobody can guess. */
export async function hashOf(secret: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(secret))))
}
