export interface Config {
  /** Origin of the API without a slash at its end; empty for the page's own. */
  apiUrl: string
  googleClientId: string | null
  wsUrl: string
  enableWebSocket: boolean
  /** Base of the reconnection delay in milliseconds, and how many attempts in a row are made. */
  wsReconnectInterval: number
  wsMaxReconnectAttempts: number
  /** Whether the app is kept on the phone, to start without a network. */
  enableServiceWorker: boolean
  tokenStorageKey: string
  refreshTokenKey: string
  userStorageKey: string
  /** How long fetched data counts as fresh, in milliseconds. */
  cacheDuration: number
}

type Env = Readonly<Record<string, unknown>>
type Rule<T> = { otherwise: T; expected: string; parse: (text: string) => T | undefined }

const rule = <T>(otherwise: T, expected: string, parse: Rule<T>['parse']): Rule<T> => ({ otherwise, expected, parse })

const origin = (text: string): string | undefined => {
  const url = URL.canParse(text) ? new URL(text) : null
  const plain = url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash
  return plain ? url.origin : undefined
}
const socket = (text: string) => (URL.canParse(text) && /^wss?:$/.test(new URL(text).protocol) ? text : undefined)
const matching = (pattern: RegExp) => (text: string) => (pattern.test(text) ? text : undefined)
const whole = (min: number, max: number) => (text: string) =>
  /^\d{1,12}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined

const yesNo = (otherwise: boolean) => rule(otherwise, 'true or false', (text) => ({ true: true, false: false })[text])

const DAY = 86_400_000
const duration = rule(1_800_000, 'milliseconds, from 0 to 30 days', whole(0, 30 * DAY))
const storageKey = (name: string) => rule(name, 'a name of letters, digits, dots, dashes', matching(/^[\w.-]{1,64}$/))

const rules = {
  VITE_API_URL: rule('', 'an origin like https://api.tajiconnect.com', origin),
  VITE_GOOGLE_CLIENT_ID: rule<string | null>(
    null,
    'a client id that ends in .apps.googleusercontent.com',
    matching(/^[\w-]+\.apps\.googleusercontent\.com$/),
  ),
  VITE_WS_URL: rule('ws://localhost:8000/ws', 'an address like wss://api.tajiconnect.com/ws', socket),
  VITE_ENABLE_WEBSOCKET: yesNo(true),
  VITE_WS_RECONNECT_INTERVAL: rule(3000, 'milliseconds, from 100 to 60000', whole(100, 60_000)),
  VITE_WS_MAX_RECONNECT_ATTEMPTS: rule(5, 'a whole number from 0 to 100', whole(0, 100)),
  VITE_ENABLE_SERVICE_WORKER: yesNo(true),
  VITE_TOKEN_STORAGE_KEY: storageKey('access_token'),
  VITE_REFRESH_TOKEN_KEY: storageKey('refresh_token'),
  VITE_USER_STORAGE_KEY: storageKey('user'),
  VITE_CACHE_DURATION: duration,
  REACT_APP_CACHE_DURATION: duration,
}
type Variable = keyof typeof rules

export const variables = Object.keys(rules) as Variable[]

/**
 * Turns the environment into the configuration. Shared by the build and the page, so a wrong variable stops the build.
 * Throws, naming the variable, where one is unknown or malformed; an empty one counts as not set.
 */
export function checkEnv(env: Env): Config {
  const unknown = Object.keys(env).filter((name) => /^(VITE|REACT_APP)_/.test(name) && !(name in rules))
  if (unknown.length > 0) throw new Error(`Unknown variable ${unknown.join(', ')}. Known: ${variables.join(', ')}.`)

  const read = <V extends Variable>(name: V) => {
    const { otherwise, expected, parse } = rules[name] as Rule<(typeof rules)[V]['otherwise']>
    const text = String(env[name] ?? '').trim()
    const value = text === '' ? otherwise : parse(text)
    if (value === undefined) throw new Error(`${name} must be ${expected}; it is "${text}".`)
    return value
  }

  const config: Config = {
    apiUrl: read('VITE_API_URL'),
    googleClientId: read('VITE_GOOGLE_CLIENT_ID'),
    wsUrl: read('VITE_WS_URL'),
    enableWebSocket: read('VITE_ENABLE_WEBSOCKET'),
    wsReconnectInterval: read('VITE_WS_RECONNECT_INTERVAL'),
    wsMaxReconnectAttempts: read('VITE_WS_MAX_RECONNECT_ATTEMPTS'),
    enableServiceWorker: read('VITE_ENABLE_SERVICE_WORKER'),
    tokenStorageKey: read('VITE_TOKEN_STORAGE_KEY'),
    refreshTokenKey: read('VITE_REFRESH_TOKEN_KEY'),
    userStorageKey: read('VITE_USER_STORAGE_KEY'),
    cacheDuration: read(env.VITE_CACHE_DURATION ? 'VITE_CACHE_DURATION' : 'REACT_APP_CACHE_DURATION'),
  }
  const keys = [config.tokenStorageKey, config.refreshTokenKey, config.userStorageKey]
  if (new Set(keys).size < keys.length)
    throw new Error('VITE_TOKEN_STORAGE_KEY, VITE_REFRESH_TOKEN_KEY and VITE_USER_STORAGE_KEY must differ.')
  return config
}
