import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, test } from 'vitest'

const read = (path: string) => parseEnv(readFileSync(resolve(import.meta.dirname, '..', path), 'utf8'))

test('the example at the top has every variable of both parts, with the same defaults', () => {
  expect(read('.env.example')).toEqual({ ...read('backend/.env.example'), ...read('frontend/.env.example') })
})

test('every variable of the integrations has its place', () => {
  const named = `VITE_API_URL VITE_GOOGLE_CLIENT_ID VITE_WS_URL VITE_ENABLE_WEBSOCKET VITE_WS_RECONNECT_INTERVAL
    VITE_WS_MAX_RECONNECT_ATTEMPTS VITE_TOKEN_STORAGE_KEY VITE_REFRESH_TOKEN_KEY VITE_USER_STORAGE_KEY PORT NODE_ENV DB_PATH
    OPENAI_API_KEY GEMINI_API_KEY AI_ENABLED FALLBACK_TO_RULES CONFIDENCE_THRESHOLD REACT_APP_CACHE_DURATION`.split(
    /\s+/,
  )
  expect(Object.keys(read('.env.example'))).toEqual(expect.arrayContaining(named))
})
