import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backendDir, readConfig, variables } from './config.ts'

let dir: string
let envFile: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'config-'))
  envFile = join(dir, '.env')
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('with nothing set, the defaults hold', () => {
  expect(readConfig({}, [envFile])).toEqual({
    GATEWAY_PORT: 8000,
    PORT: 3001,
    NODE_ENV: 'development',
    DB_PATH: resolve(backendDir, 'db.json'),
    DATA_DIR: resolve(backendDir, '.data'),
    OPENAI_API_KEY: undefined,
    GEMINI_API_KEY: undefined,
    ANTHROPIC_API_KEY: undefined,
    ZAI_API_KEY: undefined,
    OPENROUTER_API_KEY: undefined,
    OPENAI_MODEL: 'gpt-6-luna',
    GEMINI_MODEL: 'gemini-3.5-flash-lite',
    ANTHROPIC_MODEL: 'claude-haiku-4-5',
    ZAI_MODEL: 'glm-4.5-flash',
    OPENROUTER_MODEL: 'openrouter/auto',
    LLM_PROVIDER: 'auto',
    AI_ENABLED: true,
    FALLBACK_TO_RULES: true,
    CONFIDENCE_THRESHOLD: 70,
    APP_URL: 'http://localhost:5173',
    SMTP_URL: undefined,
    MAIL_FROM: 'hello@tajiconnect.com',
    GOOGLE_CLIENT_ID: undefined,
    GOOGLE_CLIENT_SECRET: undefined,
    CORS_ORIGINS: ['http://localhost:5173', 'http://localhost:4173'],
  })
})

test('.env.example has every variable with its default and says what each is', () => {
  const text = readFileSync(resolve(backendDir, '.env.example'), 'utf8')
  const defaults = Object.fromEntries(Object.entries(variables).map(([name, { default: value }]) => [name, value]))
  expect(parseEnv(text)).toEqual(defaults)
  for (const name of Object.keys(variables)) expect(text).toMatch(new RegExp(`\\n# .+\\n${name}=`))
})

test('the environment wins over the file, and the file over the defaults', () => {
  writeFileSync(envFile, 'PORT=4001\nCONFIDENCE_THRESHOLD=80\nOPENAI_API_KEY=sk-file\n')
  const config = readConfig({ PORT: '5001', PATH: '/bin', AI_ENABLED: '' }, [envFile])
  expect(config).toMatchObject({ PORT: 5001, CONFIDENCE_THRESHOLD: 80, OPENAI_API_KEY: 'sk-file', AI_ENABLED: true })
})

test.each([
  ['GATEWAY_PORT', '80a', 'a port from 0 to 65535'],
  ['PORT', '65536', 'a port from 0 to 65535'],
  ['NODE_ENV', 'production', variables.NODE_ENV.expected],
  ['AI_ENABLED', 'yes', 'true or false'],
  ['LLM_PROVIDER', 'anthropic', 'auto or one of openai, gemini, claude, zai, openrouter'],
  ['OPENAI_MODEL', 'a model', 'the name of a model'],
  ['CONFIDENCE_THRESHOLD', '101', 'a whole number from 0 to 100'],
  ['CONFIDENCE_THRESHOLD', '-1', 'a whole number from 0 to 100'],
  ['CORS_ORIGINS', 'http://localhost:5173/', 'origins like http://localhost:5173, with commas between'],
  ['APP_URL', 'localhost:5173', 'an origin like http://localhost:5173'],
  ['MAIL_FROM', 'nobody', 'an e-mail address'],
  ['GOOGLE_CLIENT_ID', 'taji', 'a client id that ends in .apps.googleusercontent.com'],
  ['CORS_ORIGINS', '*', 'origins like http://localhost:5173, with commas between'],
])('%s=%s is refused with what is expected', (name, value, expected) => {
  expect(() => readConfig({ [name]: value }, [envFile])).toThrow(`${name} must be ${expected}; it is "${value}".`)
})

test('a malformed SMTP_URL is refused without repeating the password in it', () => {
  const start = () => readConfig({ SMTP_URL: 'http://taji:hunter2@smtp.example.com' }, [envFile])
  expect(start).toThrow('SMTP_URL must be an address like smtp://user:password@smtp.example.com:587')
  expect(start).not.toThrow('hunter2')
})

test.each(['GATEWAY_PROT', 'constructor'])('a name in the file that is not a variable (%s) is refused', (name) => {
  writeFileSync(envFile, `${name}=8001\n`)
  expect(() => readConfig({}, [envFile])).toThrow(`${envFile}: ${name} is not a variable of the gateway. They are `)
})
