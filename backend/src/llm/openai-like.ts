import { LlmError, type LlmRequest, type Provider, type ProviderName } from './llm.ts'
import { answerOf, post, type Json } from './post.ts'

interface Options {
  name: ProviderName
  url: string
  key: string
  model: string
  fetch: typeof fetch
  /** How the service is told the shape: by its own strict mode, or in words beside its JSON mode. */
  shape: 'schema' | 'words'
  extra?: Json
}

const MAX_TOKENS = 1500

/** OpenAI's chat completions, and the services that speak the same: Z.AI, OpenRouter. */
export function openaiLike({ name, url, key, model, fetch, shape, extra }: Options): Provider {
  const endpoint = { url, headers: { Authorization: `Bearer ${key}` }, fetch }
  return {
    name,
    model,
    ask: async (request, signal) => {
      const reply = await post(endpoint, { model, ...bodyOf(request, shape, name), ...extra }, signal)
      const [choice] = (reply.choices ?? []) as { finish_reason?: string; message?: Json; error?: unknown }[]
      if (choice?.message?.refusal || choice?.finish_reason === 'content_filter')
        throw new LlmError('refused', 'The model would not answer.')
      if (choice?.finish_reason === 'length') throw new LlmError('bad_answer', 'The answer broke off.')
      return answerOf(choice?.message?.content)
    },
  }
}

function bodyOf({ instructions, data, schema }: LlmRequest, shape: Options['shape'], name: ProviderName): Json {
  const words = `${instructions}\nAnswer with one JSON object by this JSON Schema: ${JSON.stringify(schema)}`
  return {
    messages: [
      { role: 'system', content: shape === 'words' ? words : instructions },
      { role: 'user', content: JSON.stringify(data) },
    ],
    response_format:
      shape === 'words'
        ? { type: 'json_object' }
        : { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
    [name === 'openai' ? 'max_completion_tokens' : 'max_tokens']: MAX_TOKENS,
  }
}
