import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ProviderName } from '../llm/llm.ts'
import type { AllSettings } from '../llm/providers.ts'

/** What a service does with the next request; the last one given goes on for good. */
export type Behaviour =
  | { answer: unknown }
  | { text: string }
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | 'hang'
  | 'drop'
  | 'refuse'
  | 'break off'

export interface Asked {
  url: string
  headers: IncomingMessage['headers']
  body: Record<string, unknown>
}

/** The five services on loopback, each in its own wire format. */
export async function openLlmServices() {
  const asked: (Asked & { name: ProviderName })[] = []
  const queues = new Map<string, Behaviour[]>()
  const server = createServer((request, response) => {
    const name = request.url?.split('/')[1] as ProviderName
    let text = ''
    request.on('data', (chunk: Buffer) => (text += chunk))
    request.on('end', () => {
      asked.push({ name, url: request.url ?? '', headers: request.headers, body: JSON.parse(text) as Asked['body'] })
      const queue = queues.get(name) ?? []
      behave((queue.length > 1 ? queue.shift() : queue[0]) ?? { answer: {} }, name, response)
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const at = (name: string, path: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}${path}`
  const settings: AllSettings = {
    openai: { key: 'key-openai', model: 'gpt-test', url: at('openai', '/v1/chat/completions') },
    gemini: { key: 'key-gemini', model: 'gemini-test', url: at('gemini', '/v1beta/models') },
    claude: { key: 'key-claude', model: 'claude-test', url: at('claude', '/v1/messages') },
    zai: { key: 'key-zai', model: 'glm-test', url: at('zai', '/api/paas/v4/chat/completions') },
    openrouter: { key: 'key-openrouter', model: 'router-test', url: at('openrouter', '/api/v1/chat/completions') },
  }
  return {
    settings,
    asked,
    set: (name: ProviderName, ...behaviours: Behaviour[]) => void queues.set(name, behaviours),
    close: () =>
      new Promise<void>((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

function behave(behaviour: Behaviour, name: ProviderName, response: ServerResponse) {
  const send = (status: number, body: unknown, headers = {}) =>
    response
      .writeHead(status, { 'Content-Type': 'application/json', ...headers })
      .end(typeof body === 'string' ? body : JSON.stringify(body))
  if (behaviour === 'hang') return
  if (behaviour === 'drop') return void response.socket?.destroy()
  if (behaviour === 'refuse') return void send(200, refusals[name])
  if (behaviour === 'break off') return void send(200, brokenOff[name])
  if ('status' in behaviour)
    return void send(behaviour.status, behaviour.body ?? errors[name](behaviour.status), behaviour.headers)
  send(200, replies[name]('text' in behaviour ? behaviour.text : JSON.stringify(behaviour.answer)))
}

type Wire<Args extends unknown[]> = Record<ProviderName, (...args: Args) => unknown>

const completion = (choice: object) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'm',
  choices: [{ index: 0, ...choice }],
  usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
})
const chat = (content: string) =>
  completion({ finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } })
const candidate = (finishReason: string, text?: string) => ({
  candidates: [{ index: 0, finishReason, content: { role: 'model', parts: text === undefined ? [] : [{ text }] } }],
  usageMetadata: { totalTokenCount: 2 },
})
const message = (stop_reason: string, text?: string) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  stop_reason,
  content: text === undefined ? [] : [{ type: 'text', text }],
})

const replies: Wire<[string]> = {
  openai: chat,
  zai: chat,
  openrouter: chat,
  gemini: (text) => candidate('STOP', text),
  claude: (text) => message('end_turn', text),
}

const filtered = completion({ finish_reason: 'content_filter', message: { role: 'assistant', content: '' } })
const refusals: Record<ProviderName, unknown> = {
  openai: completion({ finish_reason: 'stop', message: { role: 'assistant', content: null, refusal: 'I cannot.' } }),
  zai: filtered,
  openrouter: filtered,
  gemini: { promptFeedback: { blockReason: 'SAFETY' } },
  claude: message('refusal'),
}

const cut = completion({ finish_reason: 'length', message: { role: 'assistant', content: '{"order":[' } })
const brokenOff: Record<ProviderName, unknown> = {
  openai: cut,
  zai: cut,
  openrouter: cut,
  gemini: candidate('MAX_TOKENS', '{"order":['),
  claude: message('max_tokens', '{"order":['),
}

const named = (status: number) =>
  ({
    401: 'authentication_error',
    402: 'billing_error',
    404: 'not_found_error',
    429: 'rate_limit_error',
    529: 'overloaded_error',
  })[status] ?? 'api_error'

const errors: Wire<[number]> = {
  openai: (status) => ({ error: { message: 'No.', type: named(status), param: null, code: null } }),
  zai: (status) => ({ error: { code: '1113', message: `No, ${status}.` } }),
  openrouter: (status) => ({ error: { code: status, message: 'No.' } }),
  gemini: (status) => ({ error: { code: status, message: 'No.', status: 'UNKNOWN' } }),
  claude: (status) => ({ type: 'error', error: { type: named(status), message: 'No.' } }),
}
