/** `ok`, or the code of the ApiError that it failed with; of this tab's or another's (see tab.ts). */
export const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'ok',
    (error: unknown) => (error instanceof Error && error.name === 'ApiError' && 'code' in error ? error.code : error),
  )

/** So many at once. */
export const times = <T>(count: number, start: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => start(at))
