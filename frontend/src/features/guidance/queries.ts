import type { GuidanceRequest } from '@tajiconnect/contract/guidance'
import type { QueryClient } from '@tanstack/react-query'
import { openQuestions, ownQuestions } from '../../parts/guidance.ts'

/** Puts a question as it now is in its place, or as the newest. */
export function putOwn(client: QueryClient, question: GuidanceRequest): void {
  client.setQueryData(ownQuestions.queryKey, (held) => {
    const known = held?.items.some(({ id }) => id === question.id)
    const items = held?.items.map((each) => (each.id === question.id ? question : each)) ?? []
    return held && { ...held, items: known ? items : [question, ...items], total: held.total + (known ? 0 : 1) }
  })
}

/** Takes one that is answered from the list, and asks for those that follow. */
export function takeOut(client: QueryClient, id: string): void {
  client.setQueryData(openQuestions.queryKey, (held) => {
    const items = held?.items.filter((each) => each.id !== id) ?? []
    return held && { ...held, items, total: held.total - (held.items.length - items.length) }
  })
  void client.invalidateQueries({ queryKey: openQuestions.queryKey })
}
