import { useState } from 'react'

const TONES = [
  'bg-primary-soft text-primary',
  'bg-accent-soft text-accent-ink',
  'bg-info-soft text-info',
  'bg-danger-soft text-danger',
] as const

interface AvatarProps {
  name: string
  /** Where the picture is; null for none. */
  src: string | null
  /** What the picture is to be called, where it says more than the name beside it. */
  alt?: string
  className?: string
}

/** Somebody's picture or, where there is none or it cannot be fetched, the first letter of their name. It stands beside that name. */
export function Avatar({ name, src, alt = '', className = 'size-12 text-lg' }: AvatarProps) {
  const [missing, setMissing] = useState<string | null>(null)
  const shape = `shrink-0 rounded-chip ${className}`
  if (src && src !== missing)
    return <img src={src} alt={alt} className={`${shape} object-cover`} onError={() => setMissing(src)} />
  const letters = [...name.trim()]
  const tone = letters.reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % TONES.length
  return (
    <span aria-hidden className={`grid place-items-center font-bold ${shape} ${TONES[tone]}`}>
      {letters[0]?.toLocaleUpperCase()}
    </span>
  )
}
