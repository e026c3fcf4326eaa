/**
 * The network an address is in: the first three numbers of IPv4 (`203.0.113.0/24`), the first 48 bits of IPv6
 * (`2001:db8:1::/48`). Enough to recognise a place by, too little to point at a household. Null where it is no address.
 */
export function networkOf(address: string | undefined): string | null {
  if (!address) return null
  // Also behind the prefix that a dual-stack socket puts before IPv4 (::ffff:203.0.113.7).
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address)
  if (v4) return `${v4[1]}.0/24`
  if (!/^[\da-f:]+(%.*)?$/i.test(address) || !address.includes(':')) return null
  const [head = '', tail] = (address.split('%', 1)[0] ?? '').split('::')
  const [start, rest] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean))
  const zeros = Array<string>(Math.max(0, 8 - (start?.length ?? 0) - (rest?.length ?? 0))).fill('0')
  const groups = [...(start ?? []), ...zeros, ...(rest ?? [])].slice(0, 3).map((group) => Number.parseInt(group, 16))
  while (groups.at(-1) === 0) groups.pop()
  return `${groups.map((group) => group.toString(16)).join(':')}::/48`
}
