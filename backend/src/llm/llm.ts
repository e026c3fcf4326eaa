/** What a model is asked: the data is data, whatever it says. The answer has to be JSON by the schema. */
export interface LlmRequest {
  instructions: string
  data: unknown
  /** JSON Schema of an object; `additionalProperties: false` and every property required, as strict modes want it. */
  schema: JsonSchema
}

export interface JsonSchema {
  type: 'object' | 'array' | 'string'
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: false
  items?: JsonSchema
  enum?: string[]
  minItems?: number
  maxItems?: number
}

export const PROVIDERS = ['openai', 'gemini', 'claude', 'zai', 'openrouter'] as const
export type ProviderName = (typeof PROVIDERS)[number]

/** One service and model. */
export interface Provider {
  name: ProviderName
  model: string
  /** The answer as JSON. Rejects with an `LlmError`. */
  ask(request: LlmRequest, signal: AbortSignal): Promise<unknown>
}

/** `locked_out`: the key, the credit, or the model is not there; asking again will not help for a while. */
export type LlmFailure = 'timeout' | 'unreachable' | 'busy' | 'locked_out' | 'refused' | 'bad_answer'

export class LlmError extends Error {
  override name = 'LlmError'
  readonly failure: LlmFailure
  /** For a failure that may pass: how long to wait before one more try; null where the service did not say. */
  readonly retryAfterMs: number | null

  /** `detail` goes to the log: never a key, never what was asked or answered. */
  constructor(failure: LlmFailure, detail: string, retryAfterMs: number | null = null) {
    super(detail)
    this.failure = failure
    this.retryAfterMs = retryAfterMs
  }
}
