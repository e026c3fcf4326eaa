import { LlmError, type Provider } from './llm.ts'
import { answerOf, post, type Json } from './post.ts'
import { without } from './schema.ts'

interface Options {
  /** Up to and without the model, such as `https://generativelanguage.googleapis.com/v1beta/models`. */
  url: string
  key: string
  model: string
  fetch: typeof fetch
}

interface Candidate {
  finishReason?: string
  content?: { parts?: { text?: string }[] }
}

/** Google's generateContent. The key goes into a header: an address is logged. */
export function gemini({ url, key, model, fetch }: Options): Provider {
  const endpoint = {
    url: `${url}/${encodeURIComponent(model)}:generateContent`,
    headers: { 'x-goog-api-key': key },
    fetch,
  }
  return {
    name: 'gemini',
    model,
    ask: async ({ instructions, data, schema }, signal) => {
      const reply = await post(
        endpoint,
        {
          systemInstruction: { parts: [{ text: instructions }] },
          contents: [{ role: 'user', parts: [{ text: JSON.stringify(data) }] }],
          // Its schema is a part of OpenAPI's, which has no `additionalProperties`.
          generationConfig: {
            responseMimeType: 'application/json',
            responseSchema: without(schema, ['additionalProperties']),
            maxOutputTokens: 4000,
          },
        },
        signal,
      )
      const [candidate] = (reply.candidates ?? []) as Candidate[]
      if ((reply.promptFeedback as Json | undefined)?.blockReason)
        throw new LlmError('refused', 'The model would not answer.')
      if (candidate?.finishReason === 'MAX_TOKENS') throw new LlmError('bad_answer', 'The answer broke off.')
      if (candidate?.finishReason && candidate.finishReason !== 'STOP')
        throw new LlmError('refused', 'The model would not answer.')
      return answerOf(candidate?.content?.parts?.map((part) => part.text ?? '').join(''))
    },
  }
}
