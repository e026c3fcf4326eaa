/**
 * A path of this site as the router takes it, or null for anything that would lead elsewhere, however it is written
 * (`//evil`, `/\evil`, `https:evil`).
 */
export function ownPath(path: unknown): string | null {
  if (typeof path !== 'string' || !/^\/(?![/\\])/.test(path) || !URL.canParse(path, location.origin)) return null
  const { origin, pathname, search, hash } = new URL(path, location.origin)
  return origin === location.origin && !pathname.startsWith('//') ? pathname + search + hash : null
}
