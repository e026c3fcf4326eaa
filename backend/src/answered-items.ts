import { invalid } from './gateway/problem-error.ts'

/** Throws a 422 that names the first answer to an item that is not among `ids`, or to one answered before. */
export function checkItems(ids: readonly string[], answers: readonly { item_id: string }[]) {
  const open = new Set(ids)
  for (const [at, { item_id }] of answers.entries())
    if (!open.delete(item_id))
      throw invalid(`answers.${at}.item_id`, 'unknown_item', 'There is no such item here, or it is answered twice.')
}
