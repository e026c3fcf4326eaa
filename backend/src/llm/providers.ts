import { claude } from './claude.ts'
import { gemini } from './gemini.ts'
import { PROVIDERS, type Provider, type ProviderName } from './llm.ts'
import { openaiLike } from './openai-like.ts'

export interface ProviderSettings {
  key: string | undefined
  model: string
  url: string
}

export type AllSettings = Record<ProviderName, ProviderSettings>

/** The addresses that each service gives for itself. */
export const URLS: Record<ProviderName, string> = {
  openai: 'https://api.openai.com/v1/chat/completions',
  gemini: 'https://generativelanguage.googleapis.com/v1beta/models',
  claude: 'https://api.anthropic.com/v1/messages',
  zai: 'https://api.z.ai/api/paas/v4/chat/completions',
  openrouter: 'https://openrouter.ai/api/v1/chat/completions',
}

const makers: Record<ProviderName, (options: ProviderSettings & { key: string; fetch: typeof fetch }) => Provider> = {
  openai: (options) => openaiLike({ ...options, name: 'openai', shape: 'schema' }),
  gemini,
  claude,
  zai: (options) => openaiLike({ ...options, name: 'zai', shape: 'words' }),
  openrouter: (options) =>
    openaiLike({ ...options, name: 'openrouter', shape: 'schema', extra: { provider: { require_parameters: true } } }),
}

/** The providers that have a key: the one chosen, or with `auto` all of them in the order of `PROVIDERS`. */
export function providersOf(
  chosen: ProviderName | 'auto',
  settings: AllSettings,
  fetch: typeof globalThis.fetch,
): Provider[] {
  const names = chosen === 'auto' ? PROVIDERS : [chosen]
  return names.flatMap((name) => {
    const { key } = settings[name]
    return key ? [makers[name]({ ...settings[name], key, fetch })] : []
  })
}
