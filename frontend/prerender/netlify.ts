import { readFileSync, writeFileSync } from 'node:fs'

/** `sha256-…` of what stands inline in index.html. */
export interface Hashes {
  script: string
  style: string
}

/**
 * Writes the hashes into the Content-Security-Policy of netlify.toml where they differ. Netlify has read that file
 * before it builds, so there a build that differs from it is refused: it would be served with the wrong policy.
 */
export function keepHashes(file: string, hashes: Hashes, onNetlify = process.env.NETLIFY === 'true'): void {
  const old = readFileSync(file, 'utf8')
  const text = withHashes(old, hashes)
  if (text === old) return
  if (onNetlify)
    throw new Error('netlify.toml lacks the hashes of this build. Run `npm run build` and commit netlify.toml with it.')
  writeFileSync(file, text)
}

/** The text of netlify.toml with these hashes in its policy. Throws where the policy has no place for one. */
export const withHashes = (toml: string, hashes: Hashes): string =>
  Object.entries(hashes).reduce((text, [kind, hash]) => {
    const place = new RegExp(`^(\\s*${kind}-src .*?)'sha256-[^']*'`, 'm')
    if (!place.test(text)) throw new Error(`The policy in netlify.toml has no line "${kind}-src … 'sha256-…'".`)
    return text.replace(place, (_, before: string) => `${before}'${hash}'`)
  }, toml)
