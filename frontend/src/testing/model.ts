import type { Llm } from '@tajiconnect/backend/llm/ask'

export const MODEL_SAYS = 'You like to find things out.'

/** A language model that agrees with the rules, and has a word for the first career. */
export const model: Llm = {
  ask: async ({ data }, check) => {
    const order = (data as { careers: { code: string }[] }).careers.map(({ code }) => code)
    return { value: check({ order, reasons: [{ code: order[0], text: MODEL_SAYS }] }), provider: 'gemini' }
  },
}
