/** One page of a list that is at hand. */
export function pageOf<T>(list: readonly T[], { page, per_page }: { page: number; per_page: number }) {
  const start = (page - 1) * per_page
  return { items: list.slice(start, start + per_page), page, per_page, total: list.length }
}
