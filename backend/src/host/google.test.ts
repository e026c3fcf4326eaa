import { beforeEach, expect, test } from 'vitest'
import { createGoogle, REAL_GOOGLE, type Fetch } from './google.ts'

let sent: [url: string, init: RequestInit][]
beforeEach(() => void (sent = []))

/** Google, answering with this; no test asks the real one. */
const googleThat = (answer: () => Response) => {
  const fetch: Fetch = async (url, init) => {
    sent.push([url, init])
    return answer()
  }
  return createGoogle({ ...REAL_GOOGLE, clientId: 'taji', clientSecret: 'hush', fetch })
}
const grant = { code: 'c', redirect_uri: 'http://localhost:5173/auth/google/callback' }
const json = (status: number, body: unknown) => () => Response.json(body, { status })

test('a code goes to the token endpoint in the body, with the secret and no redirects', async () => {
  const google = googleThat(json(200, { id_token: 'a.b.c' }))
  expect(await google.exchange({ ...grant, code_verifier: 'v' })).toBe('a.b.c')
  const [url, init] = sent[0] ?? ['', {}]
  expect([url, init.method, init.redirect]).toEqual(['https://oauth2.googleapis.com/token', 'POST', 'error'])
  expect(Object.fromEntries(new URLSearchParams(String(init.body)))).toEqual({
    ...grant,
    code_verifier: 'v',
    client_id: 'taji',
    client_secret: 'hush',
    grant_type: 'authorization_code',
  })
  await google.exchange(grant)
  expect(String(sent[1]?.[1].body)).not.toContain('code_verifier')
})

test('a code that is refused has no token', async () => {
  expect(await googleThat(json(400, { error: 'invalid_grant' })).exchange(grant)).toBeNull()
})

test.each([
  ['a wrong secret', json(401, { error: 'invalid_client' }), '401 invalid_client'],
  ['a fault', json(500, {}), 'answered 500'],
  ['no token', json(200, {}), 'id_token'],
  ['a page', () => new Response('<html>'), 'JSON'],
])('%s is no refusal of the code, and the secret is not repeated', async (_, answer, says) => {
  const exchange = googleThat(answer).exchange(grant)
  await expect(exchange).rejects.toThrow(says)
  await expect(exchange).rejects.not.toThrow('hush')
})
