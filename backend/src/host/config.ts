import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import * as z from 'zod/mini'
import { PROVIDERS } from '../llm/llm.ts'
import { URLS, type AllSettings } from '../llm/providers.ts'
import { StartError } from './start-error.ts'

export const backendDir = fileURLToPath(new URL('../../', import.meta.url))

const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535
const port = z.pipe(z.string().check(z.refine(isPort)), z.transform(Number))
const flag = z.pipe(
  z.enum(['true', 'false']),
  z.transform((text) => text === 'true'),
)
const path = z.pipe(
  z.string(),
  z.transform((text) => resolve(backendDir, text)),
)
const secret = z.pipe(
  z.string(),
  z.transform((text) => text || undefined),
)
const model = z.string().check(z.regex(/^[\w./:-]{1,100}$/))
const isPercent = (text: string) => /^\d{1,3}$/.test(text) && Number(text) <= 100
const percent = z.pipe(z.string().check(z.refine(isPercent)), z.transform(Number))
const isOrigin = (text: string) => URL.canParse(text) && new URL(text).origin === text
const origin = z.string().check(z.refine(isOrigin))
const isSmtpUrl = (text: string) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol)
const smtpUrl = z.pipe(
  z.string().check(z.refine((text) => text === '' || isSmtpUrl(text))),
  z.transform((text) => text || undefined),
)
const clientId = z.pipe(
  z.string().check(z.regex(/^$|^[\w-]+\.apps\.googleusercontent\.com$/)),
  z.transform((text) => text || undefined),
)
const address = z.string().check(z.email())
const origins = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(',').map((origin) => origin.trim())),
  ),
  z.array(origin),
)

/** Every variable of the gateway. An empty one counts as absent. */
export const variables = {
  GATEWAY_PORT: { schema: port, default: '8000', expected: 'a port from 0 to 65535' },
  PORT: { schema: port, default: '3001', expected: 'a port from 0 to 65535' },
  NODE_ENV: {
    schema: z.enum(['development', 'test']),
    default: 'development',
    expected: 'development or test (this gateway is not for production: its data is a file, its accounts are known)',
  },
  DB_PATH: { schema: path, default: './db.json', expected: 'a path' },
  DATA_DIR: { schema: path, default: '.data', expected: 'a path' },
  OPENAI_API_KEY: { schema: secret, default: '', expected: 'a key', secret: true },
  GEMINI_API_KEY: { schema: secret, default: '', expected: 'a key', secret: true },
  ANTHROPIC_API_KEY: { schema: secret, default: '', expected: 'a key', secret: true },
  ZAI_API_KEY: { schema: secret, default: '', expected: 'a key', secret: true },
  OPENROUTER_API_KEY: { schema: secret, default: '', expected: 'a key', secret: true },
  // Models are retired within months, so their names are settings.
  OPENAI_MODEL: { schema: model, default: 'gpt-6-luna', expected: 'the name of a model' },
  GEMINI_MODEL: { schema: model, default: 'gemini-3.5-flash-lite', expected: 'the name of a model' },
  ANTHROPIC_MODEL: { schema: model, default: 'claude-haiku-4-5', expected: 'the name of a model' },
  ZAI_MODEL: { schema: model, default: 'glm-4.5-flash', expected: 'the name of a model' },
  OPENROUTER_MODEL: { schema: model, default: 'openrouter/auto', expected: 'the name of a model' },
  LLM_PROVIDER: {
    schema: z.enum(['auto', ...PROVIDERS]),
    default: 'auto',
    expected: `auto or one of ${PROVIDERS.join(', ')}`,
  },
  AI_ENABLED: { schema: flag, default: 'true', expected: 'true or false' },
  FALLBACK_TO_RULES: { schema: flag, default: 'true', expected: 'true or false' },
  CONFIDENCE_THRESHOLD: { schema: percent, default: '70', expected: 'a whole number from 0 to 100' },
  APP_URL: { schema: origin, default: 'http://localhost:5173', expected: 'an origin like http://localhost:5173' },
  SMTP_URL: {
    schema: smtpUrl,
    default: '',
    expected: 'an address like smtp://user:password@smtp.example.com:587',
    secret: true,
  },
  MAIL_FROM: { schema: address, default: 'hello@tajiconnect.com', expected: 'an e-mail address' },
  GOOGLE_CLIENT_ID: {
    schema: clientId,
    default: '',
    expected: 'a client id that ends in .apps.googleusercontent.com',
  },
  GOOGLE_CLIENT_SECRET: { schema: secret, default: '', expected: 'a secret', secret: true },
  CORS_ORIGINS: {
    schema: origins,
    default: 'http://localhost:5173,http://localhost:4173',
    expected: 'origins like http://localhost:5173, with commas between',
  },
} as const

type Variables = typeof variables
type VariableName = keyof Variables

/** The configuration, by the names of the variables; paths are absolute. */
export type Config = { [N in VariableName]: z.output<Variables[N]['schema']> }

type Env = Record<string, string | undefined>

/** Variables of the app, which the file at the top may hold too. */
const OF_THE_APP = /^(VITE|REACT_APP)_/

/** The gateway's own file, and below it the one at the top, which serves the app as well. */
const envFiles = [resolve(backendDir, '.env'), resolve(backendDir, '../.env')]

/**
 * Reads the configuration from the environment and, below it, from the files. Throws `StartError` naming the variable
 * where a value is malformed or a file holds a name that is not one of ours.
 */
export function readConfig(env: Env = process.env, files: readonly string[] = envFiles): Config {
  const fromFiles = Object.assign({}, ...files.toReversed().map(readEnvFile)) as Env
  const names = Object.keys(variables) as VariableName[]
  return Object.fromEntries(names.map((name) => [name, valueOf(name, env[name] || fromFiles[name])])) as Config
}

/** What each language model is reached by. */
export const llmSettings = (config: Config): AllSettings => ({
  openai: { key: config.OPENAI_API_KEY, model: config.OPENAI_MODEL, url: URLS.openai },
  gemini: { key: config.GEMINI_API_KEY, model: config.GEMINI_MODEL, url: URLS.gemini },
  claude: { key: config.ANTHROPIC_API_KEY, model: config.ANTHROPIC_MODEL, url: URLS.claude },
  zai: { key: config.ZAI_API_KEY, model: config.ZAI_MODEL, url: URLS.zai },
  openrouter: { key: config.OPENROUTER_API_KEY, model: config.OPENROUTER_MODEL, url: URLS.openrouter },
})

function readEnvFile(path: string): Env {
  const values = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {}
  const unknown = Object.keys(values).find((name) => !Object.hasOwn(variables, name) && !OF_THE_APP.test(name))
  if (unknown === undefined) return values
  const known = Object.keys(variables).join(', ')
  throw new StartError(`${path}: ${unknown} is not a variable of the gateway. They are ${known}.`)
}

function valueOf(name: VariableName, given: string | undefined) {
  const { schema, expected, default: fallback } = variables[name]
  const { success, data } = schema.safeParse(given || fallback)
  if (success) return data
  // What may hold a password is not repeated.
  const found = 'secret' in variables[name] ? 'something else' : JSON.stringify(given)
  throw new StartError(`${name} must be ${expected}; it is ${found}.`)
}
