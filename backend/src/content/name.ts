const LENGTH = 120

/** A name to show and to save by: no path, nothing that cannot be seen, at most 120 characters; may come out empty. */
export function cleanName(text: string): string {
  const line = text.normalize('NFC').replaceAll(/\s+/g, ' ').replaceAll(/\p{C}/gu, '')
  const flat = line.replace(/^[./\\ ]+/, '').replaceAll(/[/\\]/g, '-')
  return Array.from(flat).slice(0, LENGTH).join('').trim()
}

/** What a file was called, without the folders it stood in. */
export const lastOf = (path: string): string => path.split(/[/\\]/).at(-1) ?? ''
