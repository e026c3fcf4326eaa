import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkEnv, variables } from './config-rules.ts'

const example = Object.fromEntries(
  readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
)

test('with no variable set everything has the value the documents give', () => {
  expect(checkEnv({ MODE: 'production', PROD: true })).toEqual({
    apiUrl: '',
    googleClientId: null,
    wsUrl: 'ws://localhost:8000/ws',
    enableWebSocket: true,
    wsReconnectInterval: 3000,
    wsMaxReconnectAttempts: 5,
    enableServiceWorker: true,
    tokenStorageKey: 'access_token',
    refreshTokenKey: 'refresh_token',
    userStorageKey: 'user',
    cacheDuration: 1_800_000,
  })
})

test('.env.example names exactly the variables there are, each with its default', () => {
  expect(Object.keys(example).toSorted()).toEqual(variables.toSorted())
  expect(checkEnv(example)).toEqual(checkEnv({}))
})

test('set variables are read', () => {
  const config = checkEnv({
    VITE_API_URL: 'https://api.tajiconnect.com/',
    VITE_GOOGLE_CLIENT_ID: '123-abc.apps.googleusercontent.com',
    VITE_WS_URL: 'wss://api.tajiconnect.com/ws',
    VITE_ENABLE_WEBSOCKET: 'false',
    VITE_WS_MAX_RECONNECT_ATTEMPTS: '0',
    VITE_ENABLE_SERVICE_WORKER: 'false',
  })
  expect(config).toMatchObject({
    apiUrl: 'https://api.tajiconnect.com',
    googleClientId: '123-abc.apps.googleusercontent.com',
    wsUrl: 'wss://api.tajiconnect.com/ws',
    enableWebSocket: false,
    wsMaxReconnectAttempts: 0,
    enableServiceWorker: false,
  })
})

test('the newer name of the cache duration wins', () => {
  expect(checkEnv({ REACT_APP_CACHE_DURATION: '5000' }).cacheDuration).toBe(5000)
  expect(checkEnv({ REACT_APP_CACHE_DURATION: '5000', VITE_CACHE_DURATION: '7000' }).cacheDuration).toBe(7000)
})

test.each([
  ['VITE_API_URL', 'api.tajiconnect.com'],
  ['VITE_API_URL', 'https://api.tajiconnect.com/api/v1'],
  ['VITE_GOOGLE_CLIENT_ID', '<google-oauth-client-id>'],
  ['VITE_WS_URL', 'https://api.tajiconnect.com/ws'],
  ['VITE_ENABLE_WEBSOCKET', 'yes'],
  ['VITE_WS_RECONNECT_INTERVAL', '3s'],
  ['VITE_WS_MAX_RECONNECT_ATTEMPTS', '-1'],
  ['VITE_TOKEN_STORAGE_KEY', 'access token'],
  ['VITE_CACHE_DURATION', '1e6'],
  ['REACT_APP_CACHE_DURATION', '30min'],
])('a malformed %s (%s) is refused by name', (name, value) => {
  expect(() => checkEnv({ [name]: value })).toThrow(new RegExp(`${name} must be .*"`))
})

test.each(['VITE_APP_URL', 'REACT_APP_API_URL'])('an unknown variable %s is refused by name', (name) => {
  expect(() => checkEnv({ [name]: '' })).toThrow(`Unknown variable ${name}`)
})

test('two things cannot be kept under one key', () => {
  expect(() => checkEnv({ VITE_TOKEN_STORAGE_KEY: 'user' })).toThrow('must differ')
})
