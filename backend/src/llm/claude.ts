import { LlmError, type Provider } from './llm.ts'
import { answerOf, post } from './post.ts'
import { without } from './schema.ts'

interface Options {
  url: string
  key: string
  model: string
  fetch: typeof fetch
}

/** Anthropic's messages. */
export function claude({ url, key, model, fetch }: Options): Provider {
  const endpoint = { url, headers: { 'x-api-key': key, 'anthropic-version': '2023-06-01' }, fetch }
  return {
    name: 'claude',
    model,
    ask: async ({ instructions, data, schema }, signal) => {
      const reply = await post(
        endpoint,
        {
          model,
          max_tokens: 1500,
          system: instructions,
          messages: [{ role: 'user', content: JSON.stringify(data) }],
          // Its schemas know no bounds on arrays; what comes back is checked in any case.
          output_config: { format: { type: 'json_schema', schema: without(schema, ['minItems', 'maxItems']) } },
        },
        signal,
      )
      if (reply.stop_reason === 'refusal') throw new LlmError('refused', 'The model would not answer.')
      if (reply.stop_reason === 'max_tokens') throw new LlmError('bad_answer', 'The answer broke off.')
      const parts = (reply.content ?? []) as { type: string; text?: string }[]
      return answerOf(parts.find(({ type }) => type === 'text')?.text)
    },
  }
}
