import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openLlmServices, type Behaviour } from '../testing/llm-services.ts'
import { createLlm, LOCKED_OUT_MS } from './ask.ts'
import { PROVIDERS, type LlmError, type LlmRequest, type ProviderName } from './llm.ts'
import { providersOf } from './providers.ts'

let services: Awaited<ReturnType<typeof openLlmServices>>
beforeAll(async () => {
  services = await openLlmServices()
})
afterAll(() => services.close())

let now: number
let failures: string[]
beforeEach(() => {
  now = Date.parse('2026-11-22T08:00:00Z')
  failures = []
  services.asked.length = 0
  for (const name of PROVIDERS) services.set(name, { answer: { word: 'karibu' } })
})

const REQUEST: LlmRequest = {
  instructions: 'Say a word.',
  data: { hint: 'welcome' },
  schema: {
    type: 'object',
    properties: {
      word: { type: 'string' },
      more: { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 2 },
    },
    required: ['word'],
    additionalProperties: false,
  },
}
const word = (answer: unknown) => {
  const { word } = answer as { word?: unknown }
  if (typeof word !== 'string') throw new Error('No word')
  return word
}

const open = (chosen: ProviderName | 'auto' = 'auto', totalMs = 600) =>
  createLlm({
    providers: providersOf(chosen, services.settings, fetch),
    clock: () => new Date(now),
    onFailure: (provider, error: LlmError) => failures.push(`${provider} ${error.failure}: ${error.message}`),
    totalMs,
    jitterMs: 5,
  })
const asked = () => services.asked.map(({ name }) => name)

describe('each service is spoken to in its own way', () => {
  const wire: Record<ProviderName, [url: string, headers: object, body: object]> = {
    openai: [
      '/openai/v1/chat/completions',
      { authorization: 'Bearer key-openai' },
      {
        model: 'gpt-test',
        messages: [
          { role: 'system', content: 'Say a word.' },
          { role: 'user', content: '{"hint":"welcome"}' },
        ],
        response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: REQUEST.schema } },
        max_completion_tokens: expect.any(Number),
      },
    ],
    gemini: [
      '/gemini/v1beta/models/gemini-test:generateContent',
      { 'x-goog-api-key': 'key-gemini' },
      {
        systemInstruction: { parts: [{ text: 'Say a word.' }] },
        contents: [{ role: 'user', parts: [{ text: '{"hint":"welcome"}' }] }],
        generationConfig: {
          responseMimeType: 'application/json',
          responseSchema: { type: 'object', properties: REQUEST.schema.properties, required: ['word'] },
          maxOutputTokens: expect.any(Number),
        },
      },
    ],
    claude: [
      '/claude/v1/messages',
      { 'x-api-key': 'key-claude', 'anthropic-version': '2023-06-01' },
      {
        model: 'claude-test',
        system: 'Say a word.',
        max_tokens: expect.any(Number),
        messages: [{ role: 'user', content: '{"hint":"welcome"}' }],
        output_config: {
          format: {
            type: 'json_schema',
            schema: {
              ...REQUEST.schema,
              properties: { word: { type: 'string' }, more: { type: 'array', items: { type: 'string' } } },
            },
          },
        },
      },
    ],
    zai: [
      '/zai/api/paas/v4/chat/completions',
      { authorization: 'Bearer key-zai' },
      {
        model: 'glm-test',
        messages: [
          { role: 'system', content: expect.stringContaining('"required":["word"]') as string },
          { role: 'user', content: '{"hint":"welcome"}' },
        ],
        response_format: { type: 'json_object' },
        max_tokens: expect.any(Number),
      },
    ],
    openrouter: [
      '/openrouter/api/v1/chat/completions',
      { authorization: 'Bearer key-openrouter' },
      { model: 'router-test', provider: { require_parameters: true }, max_tokens: expect.any(Number) },
    ],
  }

  test.each(PROVIDERS)('%s', async (name) => {
    expect(await open(name).ask(REQUEST, word)).toEqual({ value: 'karibu', provider: name })
    const [url, headers, body] = wire[name]
    expect(services.asked).toHaveLength(1)
    expect(services.asked[0]).toMatchObject({ url, headers })
    if (name === 'openrouter') expect(services.asked[0]?.body).toMatchObject(body)
    else expect(services.asked[0]?.body).toEqual(body)
  })

  test.each(PROVIDERS)('%s: no key in the address or the body', async (name) => {
    await open(name).ask(REQUEST, word)
    expect(JSON.stringify([services.asked[0]?.url, services.asked[0]?.body])).not.toContain(`key-${name}`)
  })
})

describe('what can go wrong', () => {
  const faults: [name: string, Behaviour, failure: string, tries: number][] = [
    ['401', { status: 401 }, 'locked_out', 1],
    ['402', { status: 402 }, 'locked_out', 1],
    ['403', { status: 403 }, 'locked_out', 1],
    ['404, the model is gone', { status: 404 }, 'locked_out', 1],
    ['429 without Retry-After', { status: 429 }, 'busy', 2],
    ['429 with a short Retry-After', { status: 429, headers: { 'Retry-After': '0' } }, 'busy', 2],
    ['429 with a long Retry-After', { status: 429, headers: { 'Retry-After': '30' } }, 'busy', 1],
    ['500', { status: 500 }, 'busy', 2],
    ['503 with a page', { status: 503, body: '<html>down</html>' }, 'busy', 2],
    ['529', { status: 529 }, 'busy', 2],
    ['200 with an error inside', { status: 200, body: { error: { code: 502, message: 'Upstream' } } }, 'busy', 2],
    ['200 with no credit inside', { status: 200, body: { error: { code: 402, message: 'Pay' } } }, 'locked_out', 1],
    ['200 with a page', { status: 200, body: '<html>hello</html>' }, 'bad_answer', 1],
    ['an empty object', { status: 200, body: {} }, 'bad_answer', 1],
    ['broken JSON', { text: '{"word":' }, 'bad_answer', 1],
    ['another shape', { answer: { words: [] } }, 'bad_answer', 1],
    ['a refusal', 'refuse', 'refused', 1],
    ['an answer that breaks off', 'break off', 'bad_answer', 1],
    ['a connection that drops', 'drop', 'unreachable', 1],
    ['silence', 'hang', 'timeout', 1],
    ['a reply without end', { text: 'x'.repeat(300_000) }, 'bad_answer', 1],
  ]

  describe.each(PROVIDERS)('%s', (name) => {
    test.each(faults)('%s', async (_, behaviour, failure, tries) => {
      services.set(name, behaviour)
      expect(await open(name, failure === 'timeout' ? 150 : 900).ask(REQUEST, word)).toEqual({ failure })
      expect(services.asked).toHaveLength(tries)
      expect(failures.join()).not.toMatch(/key-|karibu|welcome|Upstream/)
    })

    test('one failure that passes is not noticed', async () => {
      services.set(name, { status: 503 }, { answer: { word: 'tena' } })
      expect(await open(name, 900).ask(REQUEST, word)).toEqual({ value: 'tena', provider: name })
    })

    test('an answer between fences is read', async () => {
      services.set(name, { text: '```json\n{"word":"ndiyo"}\n```' })
      expect(await open(name).ask(REQUEST, word)).toEqual({ value: 'ndiyo', provider: name })
    })
  })

  test('OpenAI without credit says 429, and is not asked twice', async () => {
    const body = { error: { message: 'Quota', type: 'insufficient_quota', code: 'insufficient_quota' } }
    services.set('openai', { status: 429, body })
    expect(await open('openai').ask(REQUEST, word)).toEqual({ failure: 'locked_out' })
    expect(services.asked).toHaveLength(1)
  })

  test('Gemini says 400 for a key it does not know', async () => {
    const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'API_KEY_INVALID' }]
    services.set('gemini', { status: 400, body: { error: { code: 400, status: 'INVALID_ARGUMENT', details } } })
    expect(await open('gemini').ask(REQUEST, word)).toEqual({ failure: 'locked_out' })
  })

  test('a key is not carried to where a redirect leads', async () => {
    services.set('openai', { status: 307, headers: { Location: services.settings.claude.url } })
    expect(await open('openai').ask(REQUEST, word)).toEqual({ failure: 'unreachable' })
    expect(asked()).toEqual(['openai'])
  })
})

describe('one after the other', () => {
  test('the next is asked where one fails', async () => {
    services.set('openai', { status: 401 })
    services.set('gemini', { text: 'not JSON' })
    expect(await open().ask(REQUEST, word)).toEqual({ value: 'karibu', provider: 'claude' })
    expect(asked()).toEqual(['openai', 'gemini', 'claude'])
  })

  test('one that is locked out rests for ten minutes', async () => {
    const llm = open()
    services.set('openai', { status: 401 })
    await llm.ask(REQUEST, word)
    services.set('openai', { answer: { word: 'back' } })
    await llm.ask({ ...REQUEST, data: 2 }, word)
    expect(asked()).toEqual(['openai', 'gemini', 'gemini'])
    now += LOCKED_OUT_MS + 1
    expect(await llm.ask({ ...REQUEST, data: 3 }, word)).toEqual({ value: 'back', provider: 'openai' })
  })

  test('one that fails three times in a row rests for a minute', async () => {
    const llm = open('openai')
    services.set('openai', { text: 'not JSON' })
    for (let n = 0; n < 3; n += 1) await llm.ask({ ...REQUEST, data: n }, word)
    expect(await llm.ask(REQUEST, word)).toEqual({ failure: 'resting' })
    expect(asked()).toHaveLength(3)
    now += 61_000
    services.set('openai', { answer: { word: 'back' } })
    expect(await llm.ask(REQUEST, word)).toMatchObject({ value: 'back' })
  })

  test('a silent one leaves the next its time, and all together take no longer than the limit', async () => {
    services.set('openai', 'hang')
    expect(await open('auto', 800).ask(REQUEST, word)).toEqual({ value: 'karibu', provider: 'gemini' })
    for (const name of PROVIDERS) services.set(name, 'hang')
    services.asked.length = 0
    expect(await open('auto', 400).ask(REQUEST, word)).toEqual({ failure: 'timeout' })
    expect(asked()).toEqual(['openai', 'gemini'])
  })

  test('only those with a key are asked, and of one that is chosen no other', () => {
    const settings = { ...services.settings, openai: { ...services.settings.openai, key: undefined } }
    const names = (chosen: ProviderName | 'auto') => providersOf(chosen, settings, fetch).map(({ name }) => name)
    expect(names('auto')).toEqual(['gemini', 'claude', 'zai', 'openrouter'])
    expect(names('openai')).toEqual([])
    expect(names('zai')).toEqual(['zai'])
  })
})

describe('what was answered is remembered', () => {
  test('the same question is asked once a day', async () => {
    const llm = open('openai')
    await llm.ask(REQUEST, word)
    expect(await llm.ask(REQUEST, word)).toEqual({ value: 'karibu', provider: 'openai' })
    expect(asked()).toHaveLength(1)
    await llm.ask({ ...REQUEST, data: 'other' }, word)
    expect(asked()).toHaveLength(2)
    now += 25 * 60 * 60_000
    await llm.ask(REQUEST, word)
    expect(asked()).toHaveLength(3)
  })

  test('what did not fit is not', async () => {
    const llm = open('openai')
    services.set('openai', { answer: {} }, { answer: { word: 'fine' } })
    await llm.ask(REQUEST, word)
    expect(await llm.ask(REQUEST, word)).toEqual({ value: 'fine', provider: 'openai' })
  })
})
