import type { Session } from '@tajiconnect/contract/auth'
import { codeOf } from './authenticator.ts'
import { SEED_PASSWORD, type TestGateway } from './gateway.ts'

/** A new account, signed in on two devices. */
export async function onTwoDevices(gateway: TestGateway, email: string): Promise<{ here: Session; there: Session }> {
  return { here: await gateway.register(email), there: await gateway.signIn(email) }
}

/** Turns two-factor on; answers with what the app shows from then on. */
export async function turnOnTwoFactor(gateway: TestGateway, { access_token: token }: Session): Promise<() => string> {
  const { secret } = await gateway.call('POST /auth/2fa/setup', { body: { password: SEED_PASSWORD } }, token)
  const code = () => codeOf(secret, gateway.now())
  await gateway.call('POST /auth/2fa/enable', { body: { code: code() } }, token)
  gateway.pass(60_000)
  return code
}

/** The status of a reply and the code of its problem, or null where it went well. */
export const answer = async (response: Response): Promise<[status: number, code: string | null]> => [
  response.status,
  response.ok ? null : (await response.json()).code,
]

/** What the account of a session can still do on its device: 200 or 401. */
export const statusOf = async (gateway: TestGateway, { access_token: token }: Session): Promise<number> =>
  (await gateway.send('GET /users/me', { token })).status
