/** A Kenyan mobile number however it is written (`0712 345 678`, `+254 112-345-678`) as `2547…` or `2541…`, or null. */
export function kenyanNumber(typed: string): string | null {
  if (/[^\d\s()+.-]/.test(typed)) return null
  const own = typed
    .replaceAll(/\D/g, '')
    .replace(/^(?:00)?254/, '')
    .replace(/^0/, '')
  return /^[17]\d{8}$/.test(own) ? `254${own}` : null
}
