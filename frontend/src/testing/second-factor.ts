/** What an authenticator app would show: `codeOf(secret, now)`. */
export { codeOf } from '@tajiconnect/backend/testing/authenticator'
