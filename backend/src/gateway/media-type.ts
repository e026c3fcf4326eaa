const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0))

/** How files of each type begin; null stands for any byte. */
const BEGINNINGS: [media_type: string, beginning: (number | null)[]][] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]],
  ['image/webp', [...ascii('RIFF'), null, null, null, null, ...ascii('WEBPVP8')]],
]

/** What a file is by its bytes, or null for what is taken nowhere. Never asks what it is called or said to be. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  const found = BEGINNINGS.find(([, beginning]) =>
    beginning.every((byte, at) => (byte === null ? at < bytes.length : bytes[at] === byte)),
  )
  return found?.[0] ?? null
}
